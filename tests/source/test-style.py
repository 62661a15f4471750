#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""The parts of the house style that clang-format cannot hold: see "Style" in build-aux/README.md."""

import os
import re
import statistics
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "gui"))
import tap  # noqa: E402

MAX_FILE = 600
MAX_MEDIAN = 250
MAX_FUNCTION = 60
MAX_LINE = 120
# GObject calls these functions. Their names contain the name of the class, because the macros that define a type
# compose them.
VIRTUAL = re.compile(r"_(class_init|init|finalize|dispose|constructed|get_property|set_property)$")
# G_DEFINE_QUARK and G_DEFINE_BOXED_TYPE compose or expect these names.
TYPE_MADE = re.compile(r"_(quark|get_type|copy|free|ref|unref)$")


def find_files(folder, *endings):
    for place, _, names in os.walk(os.path.join(ROOT, folder)):
        for name in sorted(names):
            if name.endswith(endings):
                yield os.path.join(place, name)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def say(path, line, what):
    return f"{os.path.relpath(path, ROOT)}:{line}: {what}"


def expect_none(wrong):
    assert not wrong, "\n".join(wrong)


def find_functions(text):
    """Gives the name, the first line's number (from 1) and the body's lines of each function."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line != "{":
            continue
        end = lines.index("}", number) if "}" in lines[number:] else number
        head = number
        while head > 0 and lines[head - 1] and not lines[head - 1].startswith(("#", "/", " *", "}")):
            head -= 1
        name = re.match(r"(\w+) \(", "\n".join(lines[head + 1:number]))
        if name:
            yield name.group(1), head + 1, lines[number + 1:end], " ".join(lines[head:number])


def functions_are_short():
    """No function has more than 60 lines."""
    expect_none([say(path, line, f"{name} has {len(body)} lines")
                 for path in find_files("src", ".c")
                 for name, line, body, _ in find_functions(read(path)) if len(body) > MAX_FUNCTION])


def files_are_short():
    """No file has more than 600 lines, and half of them have no more than 250."""
    lengths = {path: read(path).count("\n") for path in find_files("src", ".c", ".h", ".js")}
    expect_none([say(path, length, "the file is too long") for path, length in lengths.items() if length > MAX_FILE])
    assert statistics.median(lengths.values()) <= MAX_MEDIAN


def lines_are_short():
    """No line has more than 120 characters, but those of tables in comments."""
    expect_none([say(path, number, f"{len(line)} characters")
                 for folder in ("src", "tests") for path in find_files(folder, ".c", ".h", ".py")
                 for number, line in enumerate(read(path).split("\n"), 1)
                 if len(line) > MAX_LINE and not line.startswith(" * |")])


def files_say_whose_they_are():
    """Each source file begins with the licence and the copyright."""
    expect_none([say(path, 1, "no SPDX lines")
                 for folder in ("src", "tests") for path in find_files(folder, ".c", ".h", "meson.build", ".py")
                 if "SPDX-License-Identifier: GPL-3.0-or-later" not in read(path)[:200]])


def operators_end_lines():
    """`&&` and `||` stand at the end of a line, not at the beginning of the next."""
    expect_none([say(path, number, line.strip())
                 for folder in ("src", "tests") for path in find_files(folder, ".c")
                 for number, line in enumerate(read(path).split("\n"), 1) if re.match(r"\s+(&&|\|\|) ", line)])


def last_returns_stand_apart():
    """A blank line stands before a function's last `return`, unless it is all that the function does."""
    wrong = []
    for path in find_files("src", ".c"):
        for name, line, body, _ in find_functions(read(path)):
            starts = [i for i, text in enumerate(body) if re.match(r"  \S", text)]
            if not starts or not body[starts[-1]].startswith("  return"):
                continue
            above = find_comment(body, starts[-1])
            if above > 0 and body[above - 1]:
                wrong.append(say(path, line, f"{name}: no blank line before the last return"))
    expect_none(wrong)


def find_comment(lines, number):
    """Gives the first line of the comment that stands right above a line, or the line itself."""
    if number == 0 or not lines[number - 1].endswith("*/"):
        return number
    while not lines[number - 1].lstrip().startswith("/*"):
        number -= 1
    return number - 1


def static_functions_are_plain():
    """A static function has no prefix, unless GObject or an interface calls it."""
    wrong = []
    for path in find_files("src", ".c"):
        text = read(path)
        called = set(re.findall(r"->\s*\w+ = (rb_\w+);", text))
        for name, line, _, head in find_functions(text):
            if not head.startswith("static") or not name.startswith("rb_"):
                continue
            if name not in called and not VIRTUAL.search(name) and not TYPE_MADE.search(name):
                wrong.append(say(path, line, name))
    expect_none(wrong)


def properties_have_one_name():
    """The table of a class's properties is `properties`."""
    expect_none([say(path, 1, "props") for path in find_files("src", ".c") if re.search(r"\bprops\b", read(path))])


def public_functions_are_documented():
    """Each public function has a comment for gi-docgen, with a summary, in its .c file."""
    wrong = []
    for path in find_files("src", ".c"):
        text = read(path)
        documented = dict(re.findall(r"/\*\*\n \* (\w+):(?: \(skip\))?\n(.*?)\*/", text, re.S))
        for name, line, _, head in find_functions(text):
            if head.startswith("static") or not name.startswith("rb_") or is_internal(path, name, documented):
                continue
            if name not in documented:
                wrong.append(say(path, line, f"{name} is not documented"))
            elif not re.search(r"^ \*\n \* (?!Returns:|Since:)\S", documented[name], re.M):
                wrong.append(say(path, line, f"{name} has no summary"))
    expect_none(wrong)


def is_internal(path, name, documented):
    """Whether a function is for its folder alone: its header says so by its name, or documents nothing for others."""
    folder = os.path.dirname(path)
    for header in os.listdir(folder):
        if not header.endswith(".h"):
            continue
        declared = re.findall(r"\b(rb_\w+) +\(", read(os.path.join(folder, header)))
        if name in declared:
            return header.endswith("-private.h") or not any(other in documented for other in declared)
    return False


def tests_are_many():
    """There are at least 6 lines of tests for 10 of source."""
    def count(folder):
        return sum(read(path).count("\n") for path in find_files(folder, ".c", ".h", ".js", ".py", ".ui", ".css"))
    assert count("tests") >= 0.6 * count("src")


if __name__ == "__main__":
    sys.exit(tap.run(
        functions_are_short,
        files_are_short,
        lines_are_short,
        files_say_whose_they_are,
        operators_end_lines,
        last_returns_stand_apart,
        static_functions_are_plain,
        properties_have_one_name,
        public_functions_are_documented,
        tests_are_many,
    ))
