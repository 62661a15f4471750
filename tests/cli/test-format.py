#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Holds the reference of the lessons' format against the program:  test-format.py README

Each example is checked as a lesson. Each key of the tables is in an example, and each key that Ringback reads is in the
tables.
"""

import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "gui"))
import tap  # noqa: E402

with open(sys.argv[1], encoding="utf-8") as file:
    README = file.read()
EXAMPLES = re.findall(r"^````md\n(.*?)^````$", README, re.MULTILINE | re.DOTALL)


def check(example):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "example.md")
        with open(path, "w", encoding="utf-8") as file:
            file.write(example)
        process = subprocess.run([os.environ["RINGBACK_CLI"], "check", path], stdout=subprocess.PIPE, text=True,
                                 check=False)
        assert process.returncode == 0, process.stdout


def find_keys(heading):
    """The keys in the table below a heading."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


def examples_have_no_mistakes():
    """Each example passes the check"""
    assert len(EXAMPLES) == 4
    for example in EXAMPLES:
        check(example)


def keys_are_shown():
    """Each key is in an example"""
    keys = find_keys("Front matter") + find_keys("The database")
    assert len(keys) == 15, keys
    for key in keys:
        assert any(re.search(rf"^ *{key}:", example, re.MULTILINE) for example in EXAMPLES), key


def keys_are_complete():
    """Each key that is read is in the tables"""
    text = ""
    for name in ("front-matter.c", "front-matter-database.c"):
        with open(os.path.join(ROOT, "src", "lesson", "front-matter", name), encoding="utf-8") as file:
            text += file.read()
    for pattern, heading in ((r'root, "(\w+)"', "Front matter"), (r'g_strcmp0 \(name, "(\w+)"', "The database")):
        read = set(re.findall(pattern, text)) - {"sidebar_position"}
        assert read == set(find_keys(heading)), (read, find_keys(heading))


if __name__ == "__main__":
    sys.exit(tap.run(examples_have_no_mistakes, keys_are_shown, keys_are_complete))
