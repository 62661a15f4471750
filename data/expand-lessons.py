#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Copies the lessons, and puts what they quote from the source into them:  expand-lessons.py LESSONS OUTPUT DEPFILE

A lesson quotes a function of Ringback's source by an empty code block. With `from` and `to`, the quote begins with the
first line that contains the one word, and ends with the next statement that contains the other:

    ```c source=src/engine/simulation/clock.c function=rb_clock_complete_next from=pop to=func
    ```

The copy has the code as it is in the source, with shorter lines, because a lesson has a narrow column. So a lesson
always shows the code that is built, and a quote of what is not there is an error with its place in the lesson. DEPFILE
names for ninja what the copies are made of.
"""

import os
import re
import shutil
import sys
import textwrap

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
QUOTE = re.compile(r"^```c source=(\S+) function=(\w+)(?: from=(\S+) to=(\S+))?\n```$", re.MULTILINE)
WIDTH = 38


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def find_function(text, name):
    """Returns the definition of a function in the style of the source: the type has a line of its own."""
    found = re.search(rf"^[a-z][^\n;]*\n{name} \((?:[^;{{]*)\)\n{{\n.*?^}}$", text, re.MULTILINE | re.DOTALL)
    return found and found.group()


def cut(function, first, last):
    """Returns the lines of a function from the word first to the end of the statement with the word last."""
    found = re.search(rf"^(?=[^\n]*{re.escape(first)}).*?{re.escape(last)}[^;{{}}]*;$", function, re.MULTILINE | re.DOTALL)
    return found and textwrap.dedent(found.group())


def find_break(line, start):
    """Returns where a line that is too long continues: in as few brackets as possible, and then as late as possible."""
    found = None
    for match in re.finditer(r"(?:,|(?<= )=|[=!<>]=|&&|\|\|) (?=\S)|\w \((?=\S)", line):
        end = match.end()
        if start < end <= WIDTH + 1:
            depth = line.count("(", 0, end) - line.count(")", 0, end) + (match.group() == "= ")
            found = min(found or (depth, -end), (depth, -end))
    return found and -found[1]


def narrow(code):
    """Makes long lines shorter. The first rule joins what is continued far to the right, in the next lines."""
    lines = []
    for line in re.sub(r"(?<=[,(|&])\n +", " ", code).split("\n"):
        line = re.sub(r"(?<=\S) {2,}", " ", line)
        indent = " " * (len(line) - len(line.lstrip()) + 4)
        while len(line) > WIDTH:
            end = find_break(line, len(indent))
            if end is None:
                break
            lines.append(line[:end].rstrip())
            line = indent + line[end:]
        lines.append(line)
    return "\n".join(lines)


def expand(lesson, sources):
    """Returns the text of a lesson with its quotes. Adds the files that it quotes to sources."""
    text = read(lesson)

    def quote(match):
        source, name, first, last = match.groups()
        path = os.path.join(ROOT, source)
        line = text.count("\n", 0, match.start()) + 1
        code = find_function(read(path), name) if os.path.isfile(path) else None
        if code is None:
            sys.exit(f"{lesson}:{line}: There is no function {name} in {source}.")
        code = cut(code, first, last) if first else code
        if code is None:
            sys.exit(f"{lesson}:{line}: The function {name} has nothing from {first} to {last}.")
        sources.add(path)
        return f"```c\n{narrow(code)}\n```"

    return QUOTE.sub(quote, text)


def main(lessons, output, depfile):
    sources = {lessons}
    shutil.rmtree(output, ignore_errors=True)
    for language in sorted(os.listdir(lessons)):
        folder = os.path.join(lessons, language)
        if not os.path.isdir(folder):
            continue
        sources.add(folder)
        os.makedirs(os.path.join(output, language))
        for name in sorted(os.listdir(folder)):
            sources.add(os.path.join(folder, name))
            text = expand(os.path.join(folder, name), sources)
            with open(os.path.join(output, language, name), "w", encoding="utf-8") as file:
                file.write(text)
    with open(depfile, "w", encoding="utf-8") as file:
        names = " ".join(path.replace(" ", "\\ ") for path in sorted(sources))
        file.write(f"{output}: {names}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
