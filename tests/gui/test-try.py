#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Tries a program out in the whole window: edits, resets, stops, preferences and files. The programs really run.

usage: test-try.py RINGBACK
"""

import contextlib
import os
import sys
import tempfile

import driver
import tap

PROGRAM = "const one = 1;\nconst two = 2;\nfunction add() {\n  return one + two;\n}\nconsole.log(add());\n"


@contextlib.contextmanager
def ringback(*arguments, home):
    homes = {f"XDG_{kind}_HOME": os.path.join(home, kind.lower()) for kind in ("DATA", "STATE", "CACHE")}
    changes = {"LANGUAGE": "en", "G_DEBUG": "fatal-criticals", **homes}
    with driver.Window(*arguments, program=sys.argv[1], environment=changes) as window:
        yield window
        assert window.alive(), "the program has ended by itself"


@contextlib.contextmanager
def program(text=PROGRAM):
    """A window with a program in a file of its own."""
    with tempfile.TemporaryDirectory() as home:
        path = os.path.join(home, "mine.js")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        with ringback(path, home=home) as window:
            yield window, home


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def code(window):
    return window.find("text", "Program")


def source(window):
    return window.text(code(window))


def gutter(window):
    """The words of the column beside the line numbers, which has a place only within the text."""
    return "\n".join(widget.get_name() or "" for widget in window.walk(code(window), hidden=True))


def line(window):
    """The line of the current statement, in the words of a screen reader."""
    return code(window).get_description() or ""


def test_undo_reset():
    """A reset can be undone by the button of its message, and by Ctrl+Z"""
    with program() as (window, _home):
        window.click(code(window))
        window.key("ctrl+Home")
        window.type("// mine")
        window.until(lambda: source(window).startswith("// mine"), "the text is typed")

        window.key("ctrl+shift+r")
        window.until(lambda: source(window) == PROGRAM, "the text is reset")
        window.click(window.find("label", "Undo"))
        window.until(lambda: source(window).startswith("// mine"), "the text is back")

        window.click(code(window))
        window.key("ctrl+shift+r")
        window.until(lambda: source(window) == PROGRAM, "the text is reset again")
        window.key("ctrl+z")
        window.until(lambda: source(window).startswith("// mine"), "the text is back again")


def test_stops():
    """Playing stops at a line, wherever an edit moves it, and runs on from there"""
    with program() as (window, _home):
        window.click(code(window))
        window.key("ctrl+Home", "Down", "Down", "Down", "ctrl+b")
        window.until(lambda: "line 4: playing stops here" in gutter(window), "the line is marked")
        window.key("ctrl+Home")
        window.type("// first")
        window.key("Return")
        window.until(lambda: "line 5: playing stops here" in gutter(window), "the mark has moved")

        window.key("ctrl+Return")
        window.until(lambda: line(window).startswith("Line 5:"), "the run is at the stop")
        window.find("push button", "Play")
        window.key("ctrl+Return")
        window.until(lambda: "3" in window.words().splitlines(), "the run has gone on")
        window.until(lambda: "The program is finished." in window.words(), "the run has ended")

        window.key("ctrl+Home", "Down", "Down", "ctrl+shift+Return")
        window.until(lambda: line(window).startswith("Line 3:"), "the run is at the line of the cursor")


def test_tab():
    """Tab indents, and after Escape it leaves the program"""
    with program() as (window, _home):
        window.click(code(window))
        window.key("ctrl+Home", "Tab")
        window.until(lambda: source(window).startswith("  const"), "Tab indents")
        window.key("Escape", "Tab")
        window.until(lambda: not window.has(code(window), "focused"), "Tab leaves")
        assert source(window).startswith("  const")

        window.click(code(window))
        window.key("Escape", "Right", "Tab")
        window.until(lambda: source(window).count("  ") > PROGRAM.count("  ") + 1, "Tab indents again")


def test_preferences():
    """The preferences open by their key, and a choice takes effect at once"""
    with program() as (window, _home):
        window.click(code(window))
        window.key("ctrl+comma")
        window.until(lambda: "Reading pace" in window.words(), "the preferences are shown")
        for words in ("Speed", "Colors", "Text size", "Animations", "Language", "Tab key in a program"):
            assert words in window.words(), words
        window.key("Escape")
        window.until(lambda: "Reading pace" not in window.words(), "they are closed")


def test_restored():
    """What was open is open again, and nothing runs by itself"""
    with program("for (;;) {}\n") as (window, home):
        window.key("ctrl+d")
        window.find("push button", "Database: blocks")
        window.key("ctrl+Return")
        window.find("push button", "Pause")
        window.process.kill()
        window.process.wait()
        window.alive = lambda: True
        with ringback(home=home) as again:
            again.until(lambda: again.frame().get_name().startswith("mine.js"), "the file is open")
            again.find("push button", "Database: blocks")
            again.find("push button", "Run")
            assert not again.find_all("push button", "Pause")


def playground_files(home):
    folder = os.path.join(home, "data", "ringback", "playground")
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


def titled(window, title):
    window.until(lambda: window.frame().get_name().startswith(title + " –"), f"{title} is open")


def test_playground():
    """A playground has tables of its own, which are kept when they are wrong, and used when they are right"""
    with tempfile.TemporaryDirectory() as home, ringback(home=home) as window:
        window.key("ctrl+n")
        titled(window, "Playground")
        window.key("ctrl+n")
        titled(window, "Playground 2")
        window.click(window.find("push button", "Tables…"))
        tables = window.find("text", "Tables")
        window.key("ctrl+End")
        window.type("answers: maybe")
        window.key("ctrl+Return")
        window.until(lambda: "Tables:5:" in window.words(), "the error tells its line")
        window.key("Escape")
        window.gone("text", "Tables")

        window.key("ctrl+e")
        tables = window.find("text", "Tables")
        assert window.text(tables).endswith("answers: maybe"), "what was typed is lost"
        window.key("ctrl+a", "Delete")
        window.type("tables: {users: [{id: 1, name: Tom}]}")
        window.key("ctrl+Return")
        window.gone("text", "Tables")
        window.key("ctrl+Return")
        window.until(lambda: "Tom" in window.words(), "the run reads the new table")


def test_try_it():
    """A lesson's program, as it was changed, becomes a playground, which can be renamed, deleted and brought back"""
    with tempfile.TemporaryDirectory() as home, ringback(home=home) as window:
        window.click(code(window))
        window.key("ctrl+Home")
        window.type("// mine")
        window.until(lambda: source(window).startswith("// mine"), "the text is typed")
        text = source(window)
        window.key("ctrl+shift+n")
        window.until(lambda: playground_files(home) == ["playground-1.md"], "the playground is saved")
        window.find("push button", "Tables…")
        assert source(window).rstrip() == text.rstrip()

        window.key("F2")
        window.find("text", "Name")
        window.key("ctrl+a")
        window.type("Mine")
        window.key("Return")
        titled(window, "Mine")
        window.click(code(window))
        window.key("ctrl+Home")
        window.type("// kept")
        window.until(lambda: source(window).startswith("// kept"), "the text is typed")

        window.key("ctrl+shift+Delete")
        window.until(lambda: not playground_files(home), "the playground is deleted")
        window.click(window.find("label", "Undo"))
        titled(window, "Mine")
        window.until(lambda: source(window).startswith("// kept"), "the text is back")
        assert playground_files(home) == ["playground-1.md"]


def offers(window, name):
    return any(window.text(entry) == name for entry in window.find_all("text"))


def test_impatient():
    """A dialog that is closed while it reads its folder ends nothing, comes again, and lets the program quit"""
    with program() as (window, home):
        for _ in range(20):
            window.key("ctrl+shift+e", "Escape")

        def closed():
            window.key("Escape")
            return not offers(window, "mine.js.pdf")

        window.until(closed, "the dialog is closed")
        window.key("ctrl+shift+e")
        window.until(lambda: offers(window, "mine.js.pdf"), "the dialog offers a name")
        window.until(closed, "the dialog is closed again")
        assert window.quit() == 0, f"status {window.process.returncode}"
        window.alive = lambda: True


def test_export():
    """A handout is exported with the keys: the run, as it is seen, is in a file"""
    with program() as (window, home):
        path = os.path.join(home, "page.svg")
        window.key("shift+Next")
        window.until(lambda: "finished" in window.words(), "the run is over")
        window.key("ctrl+shift+e")
        # The name is selected up to its ending.
        window.until(lambda: offers(window, "mine.js.pdf"), "the dialog offers a name")
        window.key("ctrl+a")
        window.type(path)
        # Return could choose a completion of the name.
        window.key("alt+e")
        window.until(lambda: os.path.exists(path) and read(path).endswith("</svg>\n"), "the page is written")
        drawing = read(path)
        assert "<title>mine.js</title>" in drawing
        assert "Console\n3\n" in drawing, drawing[:2000]


if __name__ == "__main__":
    sys.exit(tap.run(test_undo_reset, test_stops, test_tab, test_preferences, test_restored, test_playground,
                     test_try_it, test_impatient, test_export))
