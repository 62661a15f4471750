#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Builds the documentation of the public functions, and fails at the first warning.

    test-docs.py G-IR-SCANNER GI-DOCGEN BUILD-FOLDER LIBRARY

The scanner is run here and not by the build, where a warning in a comment would keep everybody from building.
"""

import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "gui"))
import tap  # noqa: E402

SCANNER, DOCGEN, BUILD, LIBRARY = sys.argv[1:]
FOLDERS = ["wire", "engine", "lesson", "session"]
CONFIGURATION = os.path.join(ROOT, "build-aux", "docs.toml")
PAGES = os.path.join(BUILD, "docs")
GIR = os.path.join(BUILD, "tests", "source", "Ringback-1.gir")


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def find_sources():
    """Yields all sources except the private headers of a folder. No function of a private header has a comment for
    gi-docgen."""
    paths = [os.path.join(path, name) for folder in FOLDERS
             for path, _, names in os.walk(os.path.join(ROOT, "src", folder)) for name in sorted(names)
             if name.endswith((".c", ".h"))]
    documented = {name for path in paths for name in re.findall(r"/\*\*\n \* (rb_\w+):", read(path))}
    for path in paths:
        functions = set(re.findall(r"\b(rb_\w+) +\(", read(path)))
        if path.endswith(".c") or (not path.endswith("-private.h")
                                   and (not functions or functions & documented or "/**\n" in read(path))):
            yield path


def run(*command):
    """Runs a command, and fails with all that it said."""
    environment = dict(os.environ, LD_LIBRARY_PATH=os.path.abspath(os.path.dirname(LIBRARY)))
    process = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                             check=False)
    # The scanner passes over a G_STATIC_ASSERT, which it does not know, and reads on.
    wrong = [line for line in process.stdout.splitlines() if "syntax error" in line and "G_STATIC_ASSERT" not in line]
    assert process.returncode == 0 and not wrong, process.stdout


def comments_are_sound():
    """The scanner reads all comments without a warning."""
    packages = ["gio-unix-2.0", "json-glib-1.0"]
    flags = subprocess.run(["pkg-config", "--cflags", *packages], stdout=subprocess.PIPE, text=True, check=True)
    sources = list(find_sources())
    assert len(sources) > 100, f"only {len(sources)} sources were found"
    run(SCANNER, "--quiet", "--warn-all", "--warn-error", "--no-libtool",
        "--namespace=Ringback", "--nsversion=1", "--identifier-prefix=Rb", "--symbol-prefix=rb",
        "--include=GObject-2.0", "--include=Gio-2.0", "--include=Json-1.0",
        "-DHAVE_CONFIG_H", *flags.stdout.split(), "-I" + BUILD, "-I" + os.path.join(ROOT, "src"),
        "-L" + os.path.dirname(LIBRARY), "--library=ringback-docs",
        *(f"--pkg={package}" for package in packages),
        "--output", GIR, *sources)


def pages_are_written():
    """gi-docgen writes all pages without a warning."""
    run(DOCGEN, "generate", "--quiet", "--fatal-warnings", "--no-namespace-dir", "--config", CONFIGURATION,
        "--output-dir", PAGES, GIR)
    assert os.path.isfile(os.path.join(PAGES, "class.EventLoop.html")), "a class has no page"


def warnings_are_found():
    """A comment that names an unknown parameter is found."""
    wrong = os.path.join(os.path.dirname(GIR), "wrong.h")
    with open(wrong, "w", encoding="utf-8") as file:
        file.write("/**\n * wrong_do:\n * @nobody: an unknown parameter\n */\nvoid wrong_do (int number);\n")
    process = subprocess.run([SCANNER, "--quiet", "--warn-all", "--warn-error", "--header-only", "--namespace=Wrong",
                              "--nsversion=1", "--output", wrong + ".gir", wrong],
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert process.returncode != 0, "the scanner said nothing"


if __name__ == "__main__":
    sys.exit(tap.run(comments_are_sound, pages_are_written, warnings_are_found))
