# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Holds what a run printed against its own trace, and against what node printed."""

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
    """Yields where what was printed is not what node prints, quotes apart. Where node's releases disagree about the
    spaces in a table, those may vary."""
    expected_lines, printed_lines = expected.split("\n"), printed.split("\n")
    for number, (one, other) in enumerate(zip(expected_lines, printed_lines), 1):
        if not is_same_line(one, other, spaces_vary):
            yield f"line {number} should be {one!r}, but is {other!r}"
            return
    if len(expected_lines) != len(printed_lines):
        yield f"{len(printed_lines) - 1} lines were printed, not {len(expected_lines) - 1}"


def text_of(console, levels):
    return "".join(f"{record['text']}\n" for record in console if record["level"] in levels)


def check_console(trace, out, error):
    """Yields where what was printed is not what the trace tells: standard output holds just that, standard error holds
    uncaught errors and who waits as well, each whole line in its turn."""
    if out != text_of(trace.console, ("log", "info")):
        yield "standard output is not what the console's records say"
    printed = iter(error.split("\n"))
    for record in trace.console:
        if record["level"] not in ("warn", "error"):
            continue
        for line in record["text"].split("\n"):
            if line not in printed:
                yield f"standard error lacks {line!r}, or has it too early"
                return
    for record in trace.errors:
        if record["message"].split("\n")[0] not in error:
            yield f"standard error does not say {record['message']!r}"
    told = len(re.findall("still waits at line|still waits for|still waits", error))
    if not trace.errors and told < len(trace.waiting):
        yield f"standard error tells of {told} who wait, not of {len(trace.waiting)}"


def check_microtasks(told, trace, is_ended_by_error=False):
    """Yields where the microtasks that ran are not those that the engine told of with the program as it was written:
    in number, in order, and in sort, task by task."""
    expected = [[word[0] for word in line.split()] for line in told.splitlines()]
    ran = trace.microtasks
    if is_ended_by_error:
        # node ends there, and the run may go on.
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
