# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""The lines that a trace may have: the kinds, and the members of each kind, from the contract (src/wire/record.c).

The build writes the contract as JSON. RINGBACK_CONTRACT names that file; otherwise it is looked for in _build.
"""

import json
import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__)))))

# The enumeration for each type of word whose value is one of a few names.
ENUMERATIONS = {
    "reason": "RbMicrotaskReason",
    "state": "RbPromiseState",
    "follower": "RbFollower",
    "timer": "RbTimerKind",
    "level": "RbConsoleLevel",
    "limit": "RbLimit",
    "answer": "RbWireOutcome",
    "outcome": "RbOutcome",
}
NUMBERS = ("number", "wide", "request", "new-activation", "activation", "promise", "microtask")

# What a program does happens only while something runs.
OF_PROGRAM = {"statement", "loop", "enter", "exit", "suspend", "resume", "callback", "lookup-start",
              "microtask-queued", "settled", "unneeded", "followed", "awaited", "promised", "console"}

# Only runs that capture variables have these records, and such runs are never exported.
NEVER_EXPORTED = {"variable"}

LETTERS = re.compile(r"[A-Z]+")


def read_contract():
    path = os.environ.get("RINGBACK_CONTRACT", os.path.join(ROOT, "_build", "src", "wire", "contract.json"))
    with open(path, encoding="utf-8") as file:
        return json.load(file)


CONTRACT = read_contract()


def names_of(word_type):
    """The names that a word of this type may have."""
    return tuple(CONTRACT["enumerations"][ENUMERATIONS[word_type]])


FLAGS = tuple(CONTRACT["enumerations"]["RbLookupFlags"])


def parse_row(row):
    """Maps each member of a kind to the type of its word, and says which of them may be left out."""
    types, optional = {}, set()
    if "script" not in row["sites"] or len(row["sites"]) > 1:
        types["site"] = "site"
        if "script" in row["sites"]:
            optional.add("site")
    if row["namesFunction"]:
        types["function"] = "text"
        optional.add("function")
    for word in row["words"]:
        # The reason decides whether this word is an activation, a promise or neither.
        names = ("activation", "promise") if word["type"] == "followed" else (word["name"],)
        for name in filter(None, names):
            types[name] = word["type"]
            if word["isOptional"]:
                optional.add(name)
    return types, optional


TABLE = {kind: parse_row(row) for kind, row in CONTRACT["records"].items()
         if not row["isWireOnly"] and kind not in NEVER_EXPORTED}


def is_number(value, least=0):
    return type(value) is int and value >= least


def is_site(value):
    return (isinstance(value, dict) and set(value) == {"line", "start", "end"} and is_number(value["line"], 1)
            and is_number(value["start"]) and is_number(value["end"], value["start"]))


def is_member(word_type, value, is_optional):
    """Whether a value has the type of its member. An optional member is left out instead of being 0 or false."""
    if word_type == "site":
        return is_site(value)
    if word_type in NUMBERS:
        return is_number(value, 1 if is_optional or word_type == "microtask" else 0)
    if word_type == "followed":
        return is_number(value)
    if word_type == "text":
        return isinstance(value, str)
    if word_type == "callback":
        return isinstance(value, str) and LETTERS.fullmatch(value) is not None
    if word_type == "flags":
        return isinstance(value, list) and all(flag in FLAGS for flag in value) and len(set(value)) == len(value)
    if word_type == "truth":
        return value is True
    return value in names_of(word_type)


def faults_of(record):
    """Yields the problems of one line, without looking at the lines before it."""
    kind = record.get("kind")
    if kind not in TABLE:
        yield f"an unknown kind, {kind!r}"
        return
    types, optional = TABLE[kind]
    for name in sorted(types.keys() - optional - record.keys()):
        yield f"{kind} lacks {name}"
    for name, value in record.items():
        if name in ("kind", "time_us"):
            continue
        if name not in types:
            yield f"{kind} has an unknown member, {name}"
        elif not is_member(types[name], value, name in optional):
            yield f"{kind} has {value!r} as its {name}"
    if not is_number(record.get("time_us")):
        yield f"{kind} has no time"
