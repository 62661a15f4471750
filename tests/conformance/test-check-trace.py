#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Tests the trace checker: it must find the fault in each sample in check-trace-samples.

Next to NAME.jsonl are other files about that run, and NAME.findings with the expected output of check-trace.py.
"""

import contextlib
import functools
import glob
import importlib.machinery
import importlib.util
import io
import os
import re
import shlex
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.realpath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.append(os.path.join(ROOT, "tests", "gui"))
import tap  # noqa: E402

from checks import printed, records, trace  # noqa: E402

# The kinds that always have a place in the source, and those that may have one. The manual says it only in words.
WITH_SITE = {"statement", "loop", "enter", "exit", "suspend", "resume", "awaited", "waiting"}
MAY_HAVE_SITE = WITH_SITE | {"callback", "microtask-queued", "microtask-start", "uncaught", "unhandled", "limit"}

# The file of each option, by extension.
OPTIONS = {".js": "--source", ".out": "--out", ".error": "--error", ".perfetto": "--perfetto",
           ".microtasks": "--microtasks"}


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def load_command():
    """Loads check-trace.py, whose name is not a valid module name."""
    loader = importlib.machinery.SourceFileLoader("check_trace", os.path.join(HERE, "check-trace.py"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("check_trace", loader))
    loader.exec_module(module)
    return module


COMMAND = load_command()


def check_sample(path):
    stem = path.removesuffix(".jsonl")
    options = [word for extension, option in OPTIONS.items() if os.path.exists(stem + extension)
               for word in (option, stem + extension)]
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = COMMAND.main([*options, path])
    expected = read(stem + ".findings") if os.path.exists(stem + ".findings") else ""
    assert out.getvalue() == expected, f"found:\n{out.getvalue()}instead of:\n{expected}"
    assert code == (1 if expected else 0)
    is_sound = os.path.basename(stem) in ("good", "microtasks-as-told", "waiting-as-said")
    assert (expected == "") == is_sound, "a sample without a finding shows nothing"


def test_command():
    """The command prints what it finds, and fails"""
    sample = os.path.join(HERE, "check-trace-samples", "no-end")
    checked = subprocess.run([os.path.join(HERE, "check-trace.py"), sample + ".jsonl"], capture_output=True, text=True,
                             check=False)
    assert (checked.returncode, checked.stdout, checked.stderr) == (1, read(sample + ".findings"), ""), checked


def read_trace_format():
    text = read(os.path.join(ROOT, "data", "man", "ringback-cli.1")).replace("\\-", "-")
    return text[text.index(".SH TRACE FORMAT"):text.index(".SH SANDBOX")]


def test_manual_has_the_members():
    """The manual's table of records has the kinds and members of the contract"""
    table = {}
    # Of an entry, the first sentence lists members.
    for kinds, body in re.findall(r"^\.TP\n\.B ([a-z, -]+)\n(.*?)(?=^\.TP|^\.PP)", read_trace_format(),
                                  re.MULTILINE | re.DOTALL):
        body = re.sub(r"^\.BR? ?", "", body, flags=re.MULTILINE)
        members = set(re.findall(r"\[?[a-z_]+\]?", re.split(r"[.:]", body)[0]))
        members |= set(re.findall(r"\[[a-z_]+\]", body))
        for kind in kinds.split(", "):
            table[kind] = members
    table["microtask-start"] = {"[microtask]"} | table["microtask-queued"] - {"microtask"}
    table["script-end"] = set()
    expected = {kind: {f"[{name}]" if name in optional else name for name in types if name != "site"}
                for kind, (types, optional) in records.TABLE.items()}
    assert table == expected, {kind: (table.get(kind), expected.get(kind)) for kind in table.keys() | expected.keys()
                               if table.get(kind) != expected.get(kind)}


def test_kinds_have_sites():
    """The contract gives a place in the source to these kinds, and to no others"""
    with_site = {kind for kind, (types, optional) in records.TABLE.items() if "site" in types.keys() - optional}
    may_have_site = {kind for kind, (types, _) in records.TABLE.items() if "site" in types}
    assert (with_site, may_have_site) == (WITH_SITE, MAY_HAVE_SITE), (with_site, may_have_site)


def test_numbers_from_one():
    """Lines, columns and microtasks are numbered from 1"""
    for name in ("line", "column", "microtask"):
        kinds = [kind for kind, (types, _) in records.TABLE.items() if name in types]
        assert kinds, f"no kind has a {name}"
        for kind in kinds:
            types, optional = records.TABLE[kind]
            assert not records.is_member(types[name], 0, name in optional), (kind, name)
            assert records.is_member(types[name], 1, name in optional), (kind, name)


def test_manual_has_the_names():
    """The manual names in bold what a word may be, and nothing else"""
    bold = set()
    for macro, line in re.findall(r"^\.(BR?) (.*)$", read_trace_format(), re.MULTILINE):
        words = shlex.split(line)
        bold.update(words[::2] if macro == "BR" else line.split(", "))
    names = {name for word_type in records.ENUMERATIONS for name in records.names_of(word_type)} | set(records.FLAGS)
    assert bold - {"--format jsonl"} - set(records.TABLE) == names - set(records.TABLE), bold ^ names


def test_kinds_have_handlers():
    """Each handler of the checker is for a kind of the contract"""
    handlers = {name.removeprefix("_on_").replace("_", "-") for name in dir(trace.Trace) if name.startswith("_on_")}
    assert handlers <= set(records.TABLE), handlers - set(records.TABLE)


def test_quotes():
    """Strings may be quoted differently from node, and nothing else may differ"""
    same = (("a 'b' c", 'a "b" c'), ("it's", "it's"), ("[ 'it\\'s' ]", "[ \"it's\" ]"), ("[ 'a\"b' ]", '[ "a\\"b" ]'),
            ("[ `it's \"x\"` ]", '[ "it\'s \\"x\\"" ]'), ("plain", "plain"), ('[ "it\'s" ]', '[ "it\'s" ]'))
    different = (("a 'b' c", 'a "b"  c'), ("'b'", "'b\""), ("it's", 'it"s'), ("'a'", '"b"'), ("x", ""), ("1", '"1"'))
    for one, other in same:
        assert printed.is_same_line(one, other), (one, other)
    for one, other in different:
        assert not printed.is_same_line(one, other), (one, other)
    assert not list(printed.check_node("│ 1  │\n", "│  1 │\n", spaces_vary=True))
    assert list(printed.check_node("│ 1  │\n", "│  1 │\n"))
    assert list(printed.check_node("one\ntwo\n", "one\n"))


def test_long_trace():
    """A trace of 100,000 lines is checked in linear time"""
    def seconds(count):
        lines = ['{"kind":"script-start","time_us":0}\n']
        lines += ['{"kind":"statement","time_us":%d,"site":{"line":1,"start":0,"end":3},"activation":0}\n' % i
                  for i in range(count)]
        lines += ['{"kind":"script-end","time_us":%d}\n' % count]
        lines += ['{"kind":"finished","time_us":%d,"outcome":"idle"}\n' % count]
        begin = time.process_time()
        assert not trace.Trace().read(lines)
        return time.process_time() - begin
    assert seconds(100_000) < 40 * max(seconds(10_000), 0.01)


def main():
    tests = [test_command, test_manual_has_the_members, test_manual_has_the_names, test_kinds_have_handlers,
             test_kinds_have_sites, test_numbers_from_one, test_quotes, test_long_trace]
    for path in sorted(glob.glob(os.path.join(HERE, "check-trace-samples", "*.jsonl"))):
        sample = functools.partial(check_sample, path)
        sample.__doc__ = os.path.basename(path).removesuffix(".jsonl")
        tests.append(sample)
    return tap.run(*tests)


if __name__ == "__main__":
    sys.exit(main())
