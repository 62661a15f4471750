#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Compares versions in the window, as a person does: with keys, clicks and what the accessibility tree says.

    test-compare.py RINGBACK
"""

import contextlib
import os
import sys
import tempfile

import driver
import tap

SYNC = """setTimeout(() => {
  console.log("tick");
}, 500);
console.log(database.getUserById(1));
"""

CALLBACK = """setTimeout(() => {
  console.log("tick");
}, 500);
database.getUserById(1, console.log);
"""

ARTICLE = f"""# Two versions

```js version=sync
{SYNC}```
```js version=callback
{CALLBACK}```

## One version

```js
console.log(database.getUserById(1));
```
"""


@contextlib.contextmanager
def article():
    """A window with an article of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "article.md")
        with open(path, "w", encoding="utf-8") as file:
            file.write(ARTICLE)
        homes = {f"XDG_{kind}_HOME": os.path.join(folder, kind.lower()) for kind in ("DATA", "STATE", "CACHE")}
        changes = {"LANGUAGE": "en", "G_DEBUG": "fatal-criticals", **homes}
        with driver.Window(path, program=sys.argv[1], environment=changes) as window:
            window.find("push button", "Run")
            yield window
            assert window.alive(), "the program has ended by itself"


def enter(window):
    window.key("F4")
    window.find(None, lambda name: name.startswith("Left side: "))
    says(window, "On both sides:")


def has_left(window):
    """The versions are in the header again."""
    window.find("push button", "Callback")


def leave(window):
    window.key("F4")
    has_left(window)


def says(window, words):
    window.until(lambda: words in window.words(), f"the window says {words!r}")


def step_until(window, words):
    for _ in range(40):
        if words in window.words():
            return
        before = window.words()
        window.key("Page_Down")
        window.until(lambda: window.words() != before, "a step changes something")
    raise driver.Timeout(f"40 steps did not lead to {words!r}")


def find_side(window, name):
    return window.find(None, name)


def test_key():
    """One key compares, and the same key brings the lesson back as it was"""
    with article() as window:
        window.key("Page_Down", "Page_Down")
        window.find("push button", "Play")
        enter(window)
        find_side(window, "Left side: Sync, answers later")
        find_side(window, "Right side: Callback, answers later")
        window.key("Page_Down")
        leave(window)
        window.gone(None, "Left side: Sync, answers later")
        window.find("push button", "Play")


def test_click():
    """One click compares"""
    with article() as window:
        window.click(window.find("push button", "Compare"))
        find_side(window, "Left side: Sync, answers later")
        window.until(lambda: window.has(window.find("push button", "Compare"), "pressed"), "Compare is pressed")
        window.click(window.find("push button", "Compare"))
        has_left(window)
        window.find("push button", "Run")


def test_story():
    """The narration tells what happens on which side, and in the end what differs"""
    with article() as window:
        enter(window)
        step_until(window, "At 0.5 s the timer rings on both sides.")
        step_until(window, "On the left, nobody waits for it: the answer is dropped.")
        window.key("shift+Page_Down")
        says(window, "Both programs are finished.")
        says(window, "They printed different things.")
        window.key("Page_Up")
        window.until(lambda: "They printed different things." not in window.words(), "a step back is possible")
        window.key("shift+Page_Up")
        says(window, "On both sides:")


def test_database():
    """The key that switches the database switches it on both sides"""
    with article() as window:
        enter(window)
        window.key("ctrl+d")
        find_side(window, "Left side: Sync, database blocks")
        find_side(window, "Right side: Callback, database blocks")
        step_until(window, "On the left, its callback waits in the queue: the stack is not empty.")
        says(window, "blocked by the lookup")
        says(window, "idle: free to run anything")


def test_next_exercise():
    """The comparison goes on with what is opened; one version stands beside itself with another database"""
    with article() as window:
        enter(window)
        window.key("alt+Page_Down")
        find_side(window, "Left side: Program, answers later")
        find_side(window, "Right side: Program, database blocks")
        says(window, "On the left: Line 1 prints: undefined")
        window.key("shift+Page_Down")
        says(window, "The left printed undefined and the right printed { id: 1")
        window.key("F4")
        window.find("push button", "Run")


def test_playing():
    """A comparison plays to its end by itself, and is projected as it is"""
    with article() as window:
        enter(window)
        for _ in range(4):
            window.key("ctrl+greater")
        window.key("F11")
        window.gone("push button", "Projection")
        window.key("ctrl+Return")
        says(window, "Both programs are finished.")
        window.key("F11")
        window.find("push button", "Projection")
        window.find("push button", "Play")


def test_clicker():
    """On a projector, the line on top says what is compared, and Page Down goes on where a comparison ends"""
    with article() as window:
        enter(window)
        window.key("F11")
        says(window, "Two versions")
        says(window, "Sync, answers later")
        says(window, "Callback, answers later")
        window.gone("push button", "Projection")
        window.key("shift+Page_Down")
        says(window, "Both programs are finished.")
        window.key("Page_Down")
        find_side(window, "Right side: Program, database blocks")
        says(window, "Program, database blocks")


if __name__ == "__main__":
    sys.exit(tap.run(test_key, test_click, test_story, test_database, test_next_exercise, test_playing,
                     test_clicker))
