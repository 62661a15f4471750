#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Proves that a trace (of ringback-cli run --format jsonl) is sound:  check-trace.py [OPTION…] TRACE

  --source FILE      the program, so that it is known what stands at a place
  --out FILE         what the same run printed on standard output
  --error FILE       and on standard error
  --perfetto FILE    the same run in Perfetto's format
  --microtasks FILE  what oracle/microtasks.js says of the program

Prints what it finds, a line for each; fails if it finds anything.
"""

import argparse
import sys

from checks import arrows, printed, trace


def read(path):
    # Line ends are the program's own.
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def check(arguments):
    source = read(arguments.source) if arguments.source else None
    run = trace.Trace(source)
    with open(arguments.trace, encoding="utf-8", newline="\n") as lines:
        yield from run.read(lines)
    if arguments.out:
        yield from printed.check_console(run, read(arguments.out), read(arguments.error) if arguments.error else "")
    if arguments.perfetto:
        yield from arrows.check(read(arguments.perfetto))
    if arguments.microtasks:
        yield from printed.check_microtasks(read(arguments.microtasks), run)


def main(words):
    parser = argparse.ArgumentParser(allow_abbrev=False)
    for option in ("source", "out", "error", "perfetto", "microtasks"):
        parser.add_argument("--" + option)
    parser.add_argument("trace")
    findings = list(check(parser.parse_args(words)))
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
