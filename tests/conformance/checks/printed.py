# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Compares the output of a run with the trace of the run, and with the output of node."""

import re

QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`")
ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def requote(match):
    """A string as Ringback shows it: in double quotes."""
    body = match.group(1) if match.group(1) is not None else match.group(2)
    plain = ESCAPED.sub(lambda escape: escape.group(1) if escape.group(1) in "'`" else escape.group(0), body)
    return '"' + re.sub(r'(?<!\\)"', r'\\"', plain) + '"'


def is_same_line(expected, printed, spaces_vary=False):
    if spaces_vary and "│" in expected:
        expected, printed = (re.sub(" +", " ", line) for line in (expected, printed))
    return printed in (expected, QUOTED.sub(requote, expected))


def check_node(expected, printed, spaces_vary=False):
    """Yields differences from the output of node, except in quotes. The spaces in a table may differ, because releases
    of node disagree about them."""
    expected_lines, printed_lines = expected.split("\n"), printed.split("\n")
    for number, (one, other) in enumerate(zip(expected_lines, printed_lines), 1):
        if not is_same_line(one, other, spaces_vary):
            yield f"line {number} should be {one!r}, but is {other!r}"
            return
    if len(expected_lines) != len(printed_lines):
        yield f"{len(printed_lines) - 1} lines were printed, not {len(expected_lines) - 1}"


def text_of(console, levels):
    return "".join(f"{record['text']}\n" for record in console if record["level"] in levels)


def sentence_of(waiting, first_line):
    """The sentence about a function that is still suspended at the end."""
    if waiting["activation"] == 0:
        subject = "The program"
    elif "function" in waiting:
        subject = f"`{waiting['function']}`"
    else:
        subject = "An anonymous function"
    line = waiting["site"]["line"] + first_line - 1
    return f"{subject} still waits at line {line}: nothing will ever settle that promise.\n"


def check_console(trace, out, error, first_line=1):
    """Yields differences between the output and the trace. Standard output has the console records. Standard error has
    the console records, the uncaught errors in order, and at the end the suspended functions."""
    if out != text_of(trace.console, ("log", "info")):
        yield "standard output is not what the console's records say"
    sentences = "".join(sentence_of(waiting, first_line) for waiting in trace.waiting)
    if not error.endswith(sentences):
        yield "standard error does not end with who waits"
    rest = error.removesuffix(sentences)
    if not trace.errors and rest != text_of(trace.console, ("warn", "error")):
        yield "standard error is not what the console's records say"
    place = 0
    for record in trace.said:
        text = record.get("text", record.get("message")) + ("\n" if record["kind"] == "console" else "")
        found = rest.find(text, place)
        if found < 0:
            yield f"standard error lacks {text!r}, or has it too early"
            return
        place = found + len(text)


def check_microtasks(told, trace, is_ended_by_error=False):
    """Yields differences between the microtasks in the trace and the microtasks that node reports for the original
    program. Their number, order and kind must be the same in each task."""
    expected = [[word[0] for word in line.split()] for line in told.splitlines()]
    ran = trace.microtasks
    if is_ended_by_error:
        # node ends at this error, but a run in Ringback may continue.
        ran = ran[:len(expected)]
        expected[-1] = expected[-1][:len(ran[-1])] if ran else expected[-1]
        if len(ran) == len(expected):
            ran = ran[:-1] + [ran[-1][:len(expected[-1])]]
    if len(ran) != len(expected):
        yield f"{len(ran)} tasks ran, not {len(expected)}"
    for number, (one, other) in enumerate(zip(expected, ran)):
        if one != other:
            yield f"task {number} had the microtasks {' '.join(other)}, not {' '.join(one)}"
            return
