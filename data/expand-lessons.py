#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Copies the lessons, and puts the functions that they quote into them:  expand-lessons.py LESSONS OUTPUT DEPFILE

A lesson quotes a function of Ringback's source by an empty code block:

    ```c source=src/engine/simulation/clock.c function=rb_clock_schedule
    ```

The copy contains the function as it is in the source, so a lesson always shows the code that is built. A quote of a
function that is not there is an error with the place in the lesson. DEPFILE names for ninja what the copies are made of.
"""

import os
import re
import shutil
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
QUOTE = re.compile(r"^```c source=(\S+) function=(\w+)\n```$", re.MULTILINE)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def find_function(text, name):
    """Returns the definition of a function in the style of the source: the type has a line of its own."""
    found = re.search(rf"^[a-z][^\n;]*\n{name} \((?:[^;{{]*)\)\n{{\n.*?^}}$", text, re.MULTILINE | re.DOTALL)
    return found and found.group()


def expand(lesson, sources):
    """Returns the text of a lesson with its quotes. Adds the files that it quotes to sources."""
    text = read(lesson)

    def quote(match):
        source, name = match.groups()
        path = os.path.join(ROOT, source)
        function = find_function(read(path), name) if os.path.isfile(path) else None
        if function is None:
            line = text.count("\n", 0, match.start()) + 1
            sys.exit(f"{lesson}:{line}: There is no function {name} in {source}.")
        sources.add(path)
        return f"```c\n{function}\n```"

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
