#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Reads the code pane as a screen reader does, which must not crash it.

GTK 4.8 follows a pointer that nobody set when it is asked for the attributes of text whose tag has a foreground, as
each tag of syntax highlighting has. GTK 4.18 follows a null pointer when it is asked for one attribute by its name
where no tag is, as none is after the last character.

usage: test-text-attributes.py CODE-PANE-WINDOW
"""

import sys

import driver
import tap
from driver import Atspi


def ask(window, view):
    """Asks for every attribute at every offset; returns where text is bold, as highlighted text is, and so on."""
    found = {"weight": set(), "underline": set(), "bg-color": set()}
    for offset in range(Atspi.Text.get_character_count(view) + 1):
        run, start, end = Atspi.Text.get_attribute_run(view, offset, False)
        Atspi.Text.get_attribute_run(view, offset, True)
        Atspi.Text.get_text_attributes(view, offset)
        for name in "fg-color", "weight", "no such attribute":
            Atspi.Text.get_text_attribute_value(view, offset, name)
        assert start <= offset <= end, (start, offset, end)
        for name in found.keys() & run.keys():
            found[name].add(offset)
    assert Atspi.Text.get_default_attributes(view)
    assert window.alive()
    return found


def with_view(check):
    with driver.Window(program=sys.argv[1]) as window:
        view = window.find("text", "Program")
        # Highlighting is done when idle; before that, nothing could crash.
        window.until(lambda: "weight" in Atspi.Text.get_attribute_run(view, 0, False)[0], "the text is highlighted")
        check(window, view)


def check_shown(window, view):
    source = window.text(view)
    bold = ask(window, view)["weight"]
    first = source.index("return")
    assert set(range(0, 5)) <= bold, bold
    assert set(range(first, first + 6)) <= bold, bold
    assert source.startswith("const getUserCallback = (id, cb) => {\n"), source


def check_typed(window, view):
    window.click(view)
    window.key("ctrl+End")
    window.type("const typed = 'a'; (b)")
    window.until(lambda: "typed" in window.text(view), "the text is typed")
    start = window.text(view).index("const typed")
    window.until(lambda: start in ask(window, view)["weight"], "what was typed is highlighted")
    window.until(lambda: ask(window, view)["bg-color"], "the brackets are shown to match")
    window.key("ctrl+z")
    ask(window, view)


def check_error(window, view):
    window.find("alert", "Line 1, column 7: Not a good name.")
    assert ask(window, view)["underline"] == set(range(6, 21))


def check_empty(window, view):
    window.click(view)
    window.key("ctrl+a", "Delete")
    window.until(lambda: window.text(view) == "", "the text is gone")
    assert ask(window, view) == {"weight": set(), "underline": set(), "bg-color": set()}
    window.key("a")
    window.until(lambda: window.text(view) == "a", "there is text again")
    ask(window, view)


def check_scrolled(window, view):
    source = window.text(view)
    window.resize(430, 260)
    window.click(view)
    window.key("ctrl+End", "Return")
    window.type("return function () { const long = 'too long for so narrow a window'; }")
    window.until(lambda: "window'; }" in window.text(view), "the text is typed")
    window.gone("alert")
    window.key("ctrl+a", "Delete")
    window.until(lambda: window.text(view) == "", "the text is gone")
    window.key("ctrl+z", "ctrl+Home")
    window.until(lambda: window.text(view).startswith(source), "the text is back")
    ask(window, view)


def check_statement(window, view):
    description = view.get_description()
    assert description == "Line 7: return console.log(user);", description
    window.find("image", "Callbacks: line 6: Callback A, running")


def test_shown():
    """every attribute of highlighted text can be asked for"""
    with_view(check_shown)


def test_typed():
    """and of text that has just been typed"""
    with_view(check_typed)


def test_error():
    """an error is described in words, and its place has attributes, too"""
    with_view(check_error)


def test_empty():
    """and at an offset without text"""
    with_view(check_empty)


def test_scrolled():
    """text that is larger than its pane comes and goes without a warning of GTK"""
    with_view(check_scrolled)


def test_statement():
    """the current statement and the callbacks are described in words"""
    with_view(check_statement)


sys.exit(tap.run(test_shown, test_typed, test_error, test_empty, test_scrolled, test_statement))
