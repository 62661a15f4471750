#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Tests data/expand-lessons.py: a lesson that quotes the source must show the source as it is."""

import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "gui"))
import tap  # noqa: E402

CLOCK = "src/engine/simulation/clock.c"


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


def quotes():
    """A quote becomes the function, whole and alone"""
    with tempfile.TemporaryDirectory() as folder:
        _, copy, made_of = expand(folder, f"Before.\n\n```c source={CLOCK} function=rb_clock_schedule\n```\n\nAfter.\n")
    with open(os.path.join(ROOT, CLOCK), encoding="utf-8") as source:
        lines = source.read().splitlines()
    start = lines.index("rb_clock_schedule (RbClock *self,") - 1
    function = "\n".join(lines[start:lines.index("}", start) + 1])
    assert copy == f"Before.\n\n```c\n{function}\n```\n\nAfter.\n", copy
    assert CLOCK in made_of, made_of


def quotes_static_functions():
    """A function of one file can be quoted, and a call of it is not taken for it"""
    with tempfile.TemporaryDirectory() as folder:
        _, copy, _ = expand(folder, f"```c source={CLOCK} function=sift_up\n```\n")
    assert copy.startswith("```c\nstatic void\nsift_up (") and copy.endswith("\n}\n```\n"), copy


def refuses():
    """A quote of what is not there is an error with its place"""
    for source, name in ((CLOCK, "rb_clock_wind_up"), ("src/engine/simulation/sundial.c", "rb_clock_schedule")):
        with tempfile.TemporaryDirectory() as folder:
            process, _, _ = expand(folder, f"Text.\n\n```c source={source} function={name}\n```\n")
        assert process.returncode == 1, process.returncode
        assert process.stderr.endswith(f"en/1-one.md:3: There is no function {name} in {source}.\n"), process.stderr


if __name__ == "__main__":
    sys.exit(tap.run(copies, quotes, quotes_static_functions, refuses))
