# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""What a line of a trace may hold: its kinds, and the members of each.

test-check-trace.py holds this table against the manual (data/man/ringback-cli.1) and against src/wire/record.h.
"""

import re

NUMBERS = {"activation", "request", "promise", "delay_ms", "latency_us", "wait_us"}
FROM_ONE = {"microtask", "line", "column"}
TEXTS = {"function", "name", "value", "label", "text", "message", "stack", "answer"}
REASONS = ("program", "fulfilled", "rejected", "await-fulfilled", "await-rejected", "adopt", "engine", "next-tick")
WORDS = {
    "level": ("log", "info", "warn", "error"),
    "limit": ("statements", "microtasks", "pending", "console", "silence", "memory", "time"),
    "state": ("fulfilled", "rejected"),
    "reason": REASONS,
    "timer": ("timeout", "interval", "immediate"),
}
OUTCOMES = {
    "lookup-answer": ("undefined", "value", "error"),
    "finished": ("idle", "syntax-error", "limit", "stopped", "runner-failed"),
}
FLAGS = ("blocking", "promise", "stand-in", "error-first", "value")

# Members in brackets may be left out.
MEMBERS = {
    "script-start": "[module]",
    "script-end": "",
    "statement": "activation",
    "loop": "activation",
    "enter": "activation [function]",
    "exit": "activation [function] [value]",
    "suspend": "activation",
    "resume": "activation",
    "callback": "callback [name]",
    "lookup-start": "request [callback] label latency_us flags",
    "lookup-answer": "request [callback] [answer] outcome",
    "lookup-dropped": "request",
    "timer-set": "request [callback] delay_ms timer",
    "timer-fired": "request [callback]",
    "timer-clear": "request",
    "task-queued": "request [callback]",
    "task-start": "request [callback]",
    "task-end": "request [callback]",
    "microtask-queued": "microtask [callback] reason [activation] [promise]",
    "microtask-start": "[microtask] [callback] reason [activation] [promise]",
    "microtask-end": "[microtask] [callback]",
    "settled": "promise state [value]",
    "unneeded": "callback promise",
    "console": "level text",
    "uncaught": "message [line] [column] [stack]",
    "unhandled": "message [line] [column] [stack]",
    "limit": "limit [line] [column]",
    "idle": "wait_us",
    "blocked-start": "request wait_us",
    "blocked-end": "request",
    "waiting": "activation [function]",
    "finished": "outcome [message] [line] [column]",
}

# Where a place in the source must be told, and where it may be.
WITH_SITE = {"statement", "loop", "enter", "exit", "suspend", "resume", "waiting"}
MAY_HAVE_SITE = WITH_SITE | {"callback", "microtask-queued", "microtask-start", "uncaught", "unhandled", "limit"}

# What a program does happens only while something runs.
OF_PROGRAM = {"statement", "loop", "enter", "exit", "suspend", "resume", "callback", "lookup-start",
              "microtask-queued", "settled", "unneeded", "console"}

LETTERS = re.compile(r"[A-Z]+")


def is_number(value, least=0):
    return type(value) is int and value >= least


def is_site(value):
    return (isinstance(value, dict) and set(value) == {"line", "start", "end"} and is_number(value["line"], 1)
            and is_number(value["start"]) and is_number(value["end"], value["start"]))


def is_member(kind, name, value):
    """Whether a member's value is of its sort."""
    if name in NUMBERS:
        return is_number(value)
    if name in FROM_ONE:
        return is_number(value, 1)
    if name in TEXTS:
        return isinstance(value, str)
    if name == "callback":
        return isinstance(value, str) and LETTERS.fullmatch(value) is not None
    if name == "flags":
        return isinstance(value, list) and all(flag in FLAGS for flag in value) and len(set(value)) == len(value)
    if name == "module":
        return value is True
    if name == "outcome":
        return value in OUTCOMES[kind]
    return value in WORDS[name]


def parse_members():
    """Maps each kind to the members that it must have and those that it may have."""
    table = {}
    for kind, members in MEMBERS.items():
        names = members.split()
        needed = {name for name in names if not name.startswith("[")} | {"kind", "time_us"}
        optional = {name.strip("[]") for name in names if name.startswith("[")}
        if kind in WITH_SITE:
            needed.add("site")
        elif kind in MAY_HAVE_SITE:
            optional.add("site")
        table[kind] = (needed, needed | optional)
    return table


TABLE = parse_members()


def faults_of(record):
    """Yields what is wrong with one line, whatever stands before it."""
    kind = record.get("kind")
    if kind not in TABLE:
        yield f"an unknown kind, {kind!r}"
        return
    needed, known = TABLE[kind]
    for name in needed - record.keys():
        yield f"{kind} lacks {name}"
    for name, value in record.items():
        if name not in known:
            yield f"{kind} has an unknown member, {name}"
        elif name == "site":
            if not is_site(value):
                yield f"{kind} has {value!r} as its site"
        elif name not in ("kind", "time_us") and not is_member(kind, name, value):
            yield f"{kind} has {value!r} as its {name}"
    if not is_number(record.get("time_us")):
        yield f"{kind} has no time"
