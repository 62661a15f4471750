#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Reads the variables card as a screen reader does, while a program really runs.

usage: test-variables.py RINGBACK
"""

import contextlib
import os
import signal
import sys
import tempfile

import driver
import tap

PROGRAM = """const settings = { retries: 3, servers: ["alpha", "beta"] };
function makeCounter(step) {
  let count = 0;
  return function next(extra) {
    const before = count;
    count += step + extra;
    return [before, count];
  };
}
const next = makeCounter(10);
next(1);
next(2);
console.log(settings.retries);
settings.retries = 4;
"""

FAR = "let total = 0;\nfor (let i = 0; i < 40000; i++) {\n  total += i;\n}\nconsole.log(total);\n"


SHADOWED = "let x = [1];\n{\n  let x = [5];\n  x.push(6);\n}\nconsole.log(x);\n"


LOOP = "for (let i = 0; i < 20000; i++) {\n  total += i;\n}\n"
TWICE_FAR = f"let total = 0;\n{LOOP}console.log('middle');\n{LOOP}console.log('last');\n"


@contextlib.contextmanager
def ringback(source):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "program.js")
        with open(path, "w", encoding="utf-8") as file:
            file.write(source)
        homes = {f"XDG_{kind}_HOME": os.path.join(folder, kind.lower()) for kind in ("DATA", "STATE", "CACHE")}
        changes = {"LANGUAGE": "en", "G_DEBUG": "fatal-criticals", **homes}
        with driver.Window(path, program=sys.argv[1], environment=changes) as window:
            # High enough for every row, because a list makes only the visible ones.
            window.resize(1200, 1400)
            yield window
            assert window.alive(), "the program has ended by itself"


def rows(window, card="Variables"):
    box = window.first("list", card)
    return [row.get_name() for row in window.find_all("list item", within=box)] if box else []


def row(window, start, card="Variables"):
    def find():
        box = window.first("list", card)
        found = window.find_all("list item", within=box) if box else []
        return next((row for row in found if row.get_name().startswith(start)), None)
    return window.until(find, f"{card} has {start}")


def shows(window, *expected):
    window.until(lambda: rows(window) == list(expected), f"the variables are {expected}")


def step_to(window, frames, steps=40):
    """Steps until the call stack has these frames."""
    narration = window.find("status bar")
    for _ in range(steps):
        if rows(window, "Call stack") == frames:
            return
        before = (rows(window, "Call stack"), window.text(narration))
        window.press(window.find("push button", "Step forward"))
        with contextlib.suppress(driver.Timeout):
            window.until(lambda: (rows(window, "Call stack"), window.text(narration)) != before, "another moment", 1)
    raise driver.Timeout(f"{steps} steps did not lead to {frames}")


COUNTED = ["extra = 1", "before = 0", "Captured from makeCounter", "count = 11, changed", "step = 10"]


def test_time_travel():
    """The variables are those of the moment, forward and back, and say what has changed"""
    with ringback(PROGRAM) as window:
        step_to(window, ["next · line 6", "main script · line 11"])
        shows(window, *COUNTED)
        window.press(window.find("push button", "Step back"))
        shows(window, "extra = 1", "before = 0, changed", "Captured from makeCounter", "count = 0", "step = 10")
        step_to(window, ["next · line 6", "main script · line 12"])
        shows(window, "extra = 2", "before = 11", "Captured from makeCounter", "count = 23, changed", "step = 10")
        window.press(window.find("push button", "To end"))
        window.until(lambda: "No variables." in window.words(), "nothing runs")
        assert rows(window) == []


def test_shadowed():
    """A variable that was hidden by another one of its name comes back unchanged"""
    with ringback(SHADOWED) as window:
        step_to(window, ["main script · line 4"])
        shows(window, "x = [ 5, 6 ], changed")
        step_to(window, ["main script · line 6"])
        shows(window, "x = [ 1 ]")


def test_frames():
    """A click on a frame shows its variables, as long as it is on the stack"""
    with ringback(PROGRAM) as window:
        step_to(window, ["next · line 6", "main script · line 11"])
        shows(window, *COUNTED)
        window.click(row(window, "main script", "Call stack"))
        shows(window, 'settings = { retries: 3, servers: [ "alpha", "beta" ] }', "makeCounter = function makeCounter",
              "next = function next")
        row(window, "main script · line 11, its variables are shown", "Call stack")
        window.click(row(window, "main script", "Call stack"))
        shows(window, *COUNTED)


def test_parts():
    """An object is opened by a click and closed by a key, and stays open from moment to moment"""
    with ringback(PROGRAM) as window:
        step_to(window, ["main script · line 13"])
        settings = 'settings = { retries: 3, servers: [ "alpha", "beta" ] }'
        shows(window, settings, "makeCounter = function makeCounter", "next = function next")
        window.click(row(window, "settings"))
        window.until(lambda: window.has(row(window, "settings"), "expanded"), "it says that it is open")
        opened = [settings, "retries = 3", 'servers = [ "alpha", "beta" ]']
        window.until(lambda: rows(window)[:3] == opened, "its parts are there")
        window.click(row(window, "servers"))
        opened += ['0 = "alpha"', '1 = "beta"']
        window.until(lambda: rows(window)[:5] == opened, "and theirs")
        step_to(window, ["main script · line 14"])
        opened[:2] = [settings.replace("3", "4") + ", changed", "retries = 4"]
        window.until(lambda: rows(window)[:5] == opened, "they stay open")
        # The focus is where the last click was.
        window.key("Return")
        window.until(lambda: '0 = "alpha"' not in rows(window), "Enter closes it")
        window.key("Up", "Up", "Return")
        window.until(lambda: "retries = 4" not in rows(window), "the arrow keys lead to the others")


def test_keys():
    """The arrow keys open and close rows, and go in and out, as in any tree"""
    with ringback(PROGRAM) as window:
        step_to(window, ["main script · line 13"])
        settings = 'settings = { retries: 3, servers: [ "alpha", "beta" ] }'
        closed = [settings, "makeCounter = function makeCounter", "next = function next"]
        parts = ["retries = 3", 'servers = [ "alpha", "beta" ]']
        shows(window, *closed)
        # A click gives a row the focus, and opens it.
        window.click(row(window, "settings"))
        shows(window, closed[0], *parts, *closed[1:])
        window.key("Left")
        shows(window, *closed)
        window.until(lambda: not window.has(row(window, "settings"), "expanded"), "it says that it is closed")
        window.key("Left")
        window.key("Right")
        shows(window, closed[0], *parts, *closed[1:])
        window.until(lambda: window.has(row(window, "settings"), "expanded"), "it says that it is open")
        window.key("Right", "Down", "Right")
        shows(window, closed[0], *parts, '0 = "alpha"', '1 = "beta"', *closed[1:])
        window.key("Right", "Right", "Left")
        window.until(lambda: window.has(row(window, "servers"), "focused"), "it leads out")
        window.key("Left", "Left", "Left")
        shows(window, *closed)


def descendants(pid):
    found = []
    with contextlib.suppress(FileNotFoundError):
        with open(f"/proc/{pid}/task/{pid}/children", encoding="utf-8") as file:
            for child in file.read().split():
                found += [int(child), *descendants(int(child))]
    return found


@contextlib.contextmanager
def held(window):
    """Stops the processes that the window has started, for a while."""
    pids = descendants(window.process.pid)
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)


def test_stale():
    """While the values take long to compute, the card says that those it shows are old"""
    with ringback(TWICE_FAR) as window:
        window.press(window.find("push button", "To end"))
        window.click(row(window, "last", "Console"))
        shows(window, "total = 399980000")
        card = window.find("list", "Variables")
        assert not window.has(card, "busy")
        assert "Finding out…" not in window.words()
        with held(window):
            window.click(row(window, "middle", "Console"))
            window.until(lambda: "Finding out…" in window.words(), "the card says that it does not know yet")
            window.until(lambda: window.has(card, "busy"), "so does the list")
            assert rows(window) == ["total = 399980000"], rows(window)
        shows(window, "total = 199990000")
        assert not window.has(card, "busy")
        assert "Finding out…" not in window.words()


def test_far():
    """The variables are available far into a long run, too"""
    with ringback(FAR) as window:
        window.press(window.find("push button", "To end"))
        window.until(lambda: "799980000" in window.words(), "it has run")
        narration = window.find("status bar")

        def has_total():
            return any(text.split(",")[0] == "total = 799980000" for text in rows(window))

        for _ in range(12):
            if has_total():
                break
            before = window.text(narration)
            window.press(window.find("push button", "Step back"))
            # The moment after the script has no variables; those of a moment within it take a while.
            with contextlib.suppress(driver.Timeout):
                window.until(lambda: window.text(narration) != before, "another moment", 2)
                window.until(has_total, "its variables", 5)
        window.until(has_total, "the total is there")


if __name__ == "__main__":
    sys.exit(tap.run(test_time_travel, test_shadowed, test_frames, test_parts, test_keys, test_stale, test_far))
