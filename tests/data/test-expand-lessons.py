#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Tests data/expand-lessons.py: a lesson that quotes the source must show the source as it is."""

import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "gui"))
import tap  # noqa: E402

CLOCK = "src/engine/simulation/clock.c"
DATABASE = "src/engine/simulation/database.c"


def expand(folder, text):
    """Expands a folder of one lesson. Returns the process and, if it has succeeded, the copy and the depfile."""
    lessons, output, depfile = (os.path.join(folder, name) for name in ("lessons", "output", "depfile"))
    os.makedirs(os.path.join(lessons, "en"), exist_ok=True)
    for name, content in (("README.md", "This is no lesson."), (os.path.join("en", "1-one.md"), text)):
        with open(os.path.join(lessons, name), "w", encoding="utf-8") as file:
            file.write(content)
    process = subprocess.run([os.path.join(ROOT, "data", "expand-lessons.py"), lessons, output, depfile],
                             capture_output=True, text=True, check=False)
    if process.returncode != 0:
        return process, None, None
    assert os.listdir(output) == ["en"], f"{os.listdir(output)} is copied"
    with open(os.path.join(output, "en", "1-one.md"), encoding="utf-8") as copy, \
            open(depfile, encoding="utf-8") as made_of:
        return process, copy.read(), made_of.read()


def copies():
    """A lesson without quotes is copied as it is, and files beside the languages are not"""
    text = "---\ntitle: One\n---\n\n```c\nint main;\n```\n\nภาษาไทย\n"
    with tempfile.TemporaryDirectory() as folder:
        _, copy, made_of = expand(folder, text)
    assert copy == text, copy
    assert "1-one.md" in made_of and f"{os.path.join('lessons', 'en')} " in made_of, made_of


def quoted(source, arguments):
    """Returns the code that a quote shows, and what the copy is made of."""
    with tempfile.TemporaryDirectory() as folder:
        process, copy, made_of = expand(folder, f"Before.\n\n```c source={source} {arguments}\n```\n\nAfter.\n")
    assert process.returncode == 0, process.stderr
    before, code, after = re.fullmatch(r"(.*?)```c\n(.*)\n```(.*)", copy, re.DOTALL).groups()
    assert (before, after) == ("Before.\n\n", "\n\nAfter.\n"), copy
    return code, made_of


def read_lines(source, first, last):
    """Returns the lines of a source from one line to the next of the other."""
    with open(os.path.join(ROOT, source), encoding="utf-8") as file:
        lines = file.read().splitlines()
    start = lines.index(first)
    return "\n".join(lines[start:lines.index(last, start) + 1])


def assert_same_code(code, source):
    """The quote has all that the source has, in lines that fit."""
    assert "".join(code.split()) == "".join(source.split()), code
    assert max(map(len, code.splitlines())) <= 38, code


def quotes():
    """A quote becomes the function, whole and alone"""
    code, made_of = quoted(CLOCK, "function=rb_clock_schedule")
    assert_same_code(code, "void\n" + read_lines(CLOCK, "rb_clock_schedule (RbClock *self,", "}"))
    assert code.endswith("\n  push (self, entry, delay);\n}"), code
    assert CLOCK in made_of, made_of


def quotes_static_functions():
    """A function of one file can be quoted, and a call of it is not taken for it"""
    code, _ = quoted(CLOCK, "function=sift_up")
    assert_same_code(code, "static void\n" + read_lines(CLOCK, "sift_up (RbClock *self,", "}"))


def quotes_parts():
    """A quote can begin and end at a word; it keeps whole statements and the indentation among them"""
    code, _ = quoted(CLOCK, "function=rb_clock_complete_next from=pop to=func")
    assert_same_code(code, read_lines(CLOCK, "  entry = pop (self);", "    self->func (entry.timer, self->user_data);"))
    assert code.startswith("entry = pop (self);\nif (entry.task != NULL)\n  g_task_return_boolean ("), code
    code, _ = quoted(DATABASE, "function=rb_database_lookup_async from=g_task_new to=g_task_new")
    assert code == "task = g_task_new (self, cancellable,\n    callback, user_data);", code


def refuses():
    """A quote of what is not there is an error with its place"""
    for source, name in ((CLOCK, "rb_clock_wind_up"), ("src/engine/simulation/sundial.c", "rb_clock_schedule")):
        with tempfile.TemporaryDirectory() as folder:
            process, _, _ = expand(folder, f"Text.\n\n```c source={source} function={name}\n```\n")
        assert process.returncode == 1, process.returncode
        assert process.stderr.endswith(f"en/1-one.md:3: There is no function {name} in {source}.\n"), process.stderr
    with tempfile.TemporaryDirectory() as folder:
        process, _, _ = expand(folder, f"```c source={CLOCK} function=rb_clock_get_now from=self to=nothing\n```\n")
    assert process.returncode == 1, process.returncode
    assert process.stderr.endswith("en/1-one.md:1: The function rb_clock_get_now has nothing from self to nothing.\n")


if __name__ == "__main__":
    sys.exit(tap.run(copies, quotes, quotes_static_functions, quotes_parts, refuses))
