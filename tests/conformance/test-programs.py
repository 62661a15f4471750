#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Runs programs and checks all that is known about a run:  test-programs.py [--part N/M] FOLDER…

Each program of a folder is a test. It must print what node printed (see build-aux/record-expected) and end in the same
way. Its trace must be valid (see check-trace.py). Its microtasks must be those that node reports for the original
program. The versions of an article are programs, too, and their traces must be valid with both kinds of database.
"""

import argparse
import functools
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.realpath(__file__))
sys.path.append(os.path.join(os.path.dirname(HERE), "gui"))
import tap  # noqa: E402

from checks import arrows, printed, trace  # noqa: E402

CLI = os.environ["RINGBACK_CLI"]
NODE = os.environ.get("RINGBACK_NODE", "node")
# The timeout is long, because a busy machine is not a failure.
DEADLINE = 120
ORACLE = os.path.join(HERE, "oracle")


class Run:
    """One program, run in each format at the same time."""

    def __init__(self, *arguments):
        self._processes = {}
        with tempfile.TemporaryDirectory() as folder:
            for form in ("text", "jsonl", "perfetto"):
                self._start(form, [CLI, "run", "--format", form, *arguments], folder)
            self._collect(folder)

    def _start(self, form, command, folder):
        with open(os.path.join(folder, form), "wb") as out, open(os.path.join(folder, form + ".error"), "wb") as error:
            self._processes[form] = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=error)

    def _collect(self, folder):
        codes = [process.wait(DEADLINE) for process in self._processes.values()]
        self.code = codes[0]
        assert len(set(codes)) == 1, f"the formats return {codes}"
        self.out, self.error = read(os.path.join(folder, "text")), read(os.path.join(folder, "text.error"))
        # Messages about the sandbox of this machine are not part of the result.
        self.error = re.sub(r"\Aringback-cli: This machine lacks .*\n", "", self.error)
        self.lines = read(os.path.join(folder, "jsonl")).splitlines(keepends=True)
        self.perfetto = read(os.path.join(folder, "perfetto"))

    def check(self, source, first_line=1):
        """Returns the trace and the problems of the run. first_line is that of an article's program."""
        run = trace.Trace(source)
        findings = run.read(self.lines)
        findings += printed.check_console(run, self.out, self.error, first_line)
        return run, findings + list(arrows.check(self.perfetto))


def read(path):
    # Keep line ends as the program printed them.
    with open(path, encoding="utf-8", errors="surrogateescape", newline="") as file:
        return file.read()


def read_expected(stem, extension):
    path = stem + extension
    return read(path) if os.path.exists(path) else ""


# node loads a module in microtasks of its own, so these imports mark where those of the program begin and end.
MODULE = """import "data:text/javascript,globalThis[Symbol.for('microtasks')].begin()";
import {};
import "data:text/javascript,globalThis[Symbol.for('microtasks')].end()";
globalThis[Symbol.for("microtasks")].end();
"""


def tell_microtasks(program):
    """Returns the microtasks that node reports when it runs the original program."""
    environment = dict(os.environ)
    preload = [word for name in ("virtual-time.js", "microtasks.js") for word in ("-r", os.path.join(ORACLE, name))]
    with tempfile.TemporaryDirectory() as folder:
        told = environment["RINGBACK_MICROTASKS"] = os.path.join(folder, "told")
        if program.endswith(".mjs"):
            environment["RINGBACK_MODULE"] = "yes"
            program, imported = os.path.join(folder, "main.mjs"), json.dumps(os.path.realpath(program))
            with open(program, "w", encoding="utf-8") as file:
                file.write(MODULE.format(imported))
        subprocess.run([NODE, *preload, program], env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                       timeout=DEADLINE, check=False)
        return read(told)


def check_error(stem, run):
    """Yields uncaught errors that differ from those of node."""
    told, _, message = read_expected(stem, ".err").partition("\n")
    kind, line, column = told.split()
    errors = [(record["kind"], record.get("line", 0), record.get("column", 0), record["message"] + "\n")
              for record in run.errors[:1]]
    if int(line) == 0:
        errors = [(kind_, 0, 0, message_) for kind_, _, _, message_ in errors]
    if errors != [(kind, int(line), int(column), message)]:
        yield f"{[kind, line, column, message]} should be uncaught, but {errors} is"


def check_calls(records):
    """Yields calls that the program prints ("call f", "f returned 1") and that differ from those in its trace."""
    called, entered, left, calls = None, 0, [], 0
    for record in records:
        text = record.get("text", "")
        if record["kind"] == "console" and text.startswith("call "):
            called, entered, left, calls = text[len("call "):], 0, [], calls + 1
        elif called is None:
            continue
        elif record["kind"] == "console" and text.startswith((called + " returned ", called + " threw ")):
            outcome = [text.rpartition(" ")[2]] if " returned " in text else []
            if entered != 1 or left != outcome:
                yield f"{called} is entered {entered} times and left with {left}; it says: {text}"
            called = None
        elif record.get("function") == called and record["kind"] == "enter":
            entered += 1
        elif record.get("function") == called and record["kind"] == "exit":
            left.append(record.get("value", "undefined"))
        elif record["kind"] == "console" and left:
            yield f"{called} is left before it says: {text}"
    if called is not None or calls == 0:
        yield "the program tells of no call, or not how it ends"


def raise_findings(findings):
    if findings:
        raise AssertionError("\n".join(findings))


def test_program(program):
    stem, extension = os.path.splitext(program)
    is_uncaught = os.path.basename(os.path.dirname(program)) == "uncaught"
    spaces_vary = stem.endswith("-spaces")
    run = Run(program)
    traced, findings = run.check(read(program))
    if run.code != (1 if is_uncaught else 0):
        findings.append(f"the program returns {run.code}: {run.error}")
    findings += printed.check_node(read_expected(stem, ".out"), run.out, spaces_vary)
    if is_uncaught:
        findings += check_error(stem, traced)
    else:
        error = printed.text_of(traced.console, ("warn", "error"))
        findings += printed.check_node(read_expected(stem, ".stderr"), error, spaces_vary)
    if stem.endswith("frames-leave-after-finally"):
        findings += check_calls(map(json.loads, run.lines))
    findings += printed.check_microtasks(tell_microtasks(program), traced, is_uncaught)
    raise_findings(findings)


def list_versions(article):
    """Yields the exercise, the version and the first line of each program of an article."""
    exercise = 0
    listed = subprocess.run([CLI, "list", article], capture_output=True, text=True, timeout=DEADLINE, check=True)
    for line in listed.stdout.splitlines()[1:]:
        match = re.fullmatch(r"     (\S+) +line (\d+)", line)
        if match is None:
            exercise += 1
        else:
            yield exercise, match.group(1), int(match.group(2))


def test_version(article, exercise, version, line, answers):
    text = read(article).split("\n")[line - 1:]
    end = text.index("```")
    source = "\n".join(text[:end]) + "\n"
    # A prediction may say that the program ends in an uncaught error.
    rest = "\n".join(text[end + 1:]).partition("\n```")[0]
    is_uncaught = re.search(r"^> - \[x\] .*`Uncaught ", rest, re.MULTILINE)
    run = Run(article, "--exercise", str(exercise), "--version", version, "--answers", answers)
    _, findings = run.check(source, first_line=line)
    if run.code != (1 if is_uncaught else 0):
        findings.append(f"the program returns {run.code}: {run.error}")
    raise_findings(findings)


def named(name, test, *arguments):
    bound = functools.partial(test, *arguments)
    bound.__doc__ = name
    return bound


def tests_of(folder):
    for program in sorted(glob.glob(os.path.join(folder, "*.js")) + glob.glob(os.path.join(folder, "*.mjs"))):
        yield named(os.path.splitext(os.path.basename(program))[0], test_program, program)
    for article in sorted(glob.glob(os.path.join(folder, "*.md"))):
        for exercise, version, line in list_versions(article):
            for answers in ("later", "blocking"):
                name = f"{os.path.basename(article)} {exercise} {version} {answers}"
                yield named(name, test_version, article, exercise, version, line, answers)


def main():
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--part", default="1/1")
    parser.add_argument("folders", nargs="+")
    arguments = parser.parse_args()
    part, parts = (int(number) for number in arguments.part.split("/"))
    tests = [test for folder in arguments.folders for test in tests_of(folder)]
    assert tests, "there is no program"
    return tap.run(*tests[part - 1::parts])


if __name__ == "__main__":
    sys.exit(main())
