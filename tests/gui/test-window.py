#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Uses the whole window as a person does, and reads it as a screen reader does. The programs really run.

usage: test-window.py RINGBACK
"""

import contextlib
import os
import sys
import tempfile
import time

import driver
import tap

ENDLESS = "for (;;) {}\n"
# Code that is made at run time has no probes, so the limit of statements cannot stop it.
SILENT = "console.log('before');\neval('for (;;);');\n"
BROKEN = "---\ntitle: [\n---\nProse.\n"
GOOD = "---\ntitle: Fine\n---\n\n```js\nconsole.log('fine');\n```\n"


@contextlib.contextmanager
def ringback(*arguments, home=None, **environment):
    """A window with a home of its own, so that no test sees the drafts and the progress of another."""
    with tempfile.TemporaryDirectory() as folder:
        homes = {f"XDG_{kind}_HOME": os.path.join(home or folder, kind.lower()) for kind in ("DATA", "STATE", "CACHE")}
        # GTK warns about scrollbars that it has not allocated itself, so only critical messages end the program.
        changes = {"LANGUAGE": "en", "G_DEBUG": "fatal-criticals", **homes, **environment}
        with driver.Window(*arguments, program=sys.argv[1], environment=changes) as window:
            yield window
            assert window.alive(), "the program has ended by itself"


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())
    return path


def button(window, name):
    return window.find("push button", name)


def push(window, name):
    """Clicks a button, as soon as it is enabled."""
    found = button(window, name)
    window.until(lambda: window.has(found, "sensitive"), f"{name} is sensitive")
    window.click(found)


def lasting(window, role, name=None):
    """Finds a widget that lives as long as the window, only once, because each question over the bus takes time."""
    known = window.__dict__.setdefault("lasting", {})
    if (role, name) not in known:
        found = [widget for widget in window.walk(hidden=True)
                 if window.role(widget) == role and name in (None, widget.get_name())]
        if not found:
            return None
        known[role, name] = found[0]
    return known[role, name]


def rows(window, name):
    """The names of a list's visible rows."""
    try:
        widget = lasting(window, "list", name)
        if widget is None or not window.placed(widget):
            return []
        children = [widget.get_child_at_index(number) for number in range(widget.get_child_count())]
        return [child.get_name() for child in children
                if child and window.role(child) == "list item"
                and window.has(child, "visible") and window.placed(child)]
    except driver.GLib.Error:
        return []  # the tree changed while it was read; the caller asks again


def narration(window):
    widget = lasting(window, "status bar")
    return window.text(widget) if widget else ""


def says(window, words):
    window.until(lambda: words in narration(window) or words in window.words(), f"the window says {words!r}")


def wait_rows(window, name, expected):
    window.until(lambda: rows(window, name) == expected, f"{name} has {expected}, not {rows(window, name)}")


def choose(window, lesson, version=None):
    # The list of lessons lies over the lesson until one is chosen.
    window.key("F9")
    window.until(lambda: window.where(window.row(lesson))[0] > 0, "the lessons are in the window")
    window.click(window.row(lesson))
    window.until(lambda: window.frame().get_name().startswith(lesson), f"{lesson} is open")
    if version is not None:
        push(window, version)
        window.until(lambda: window.has(button(window, version), "pressed"), f"{version} is chosen")


def state(window):
    """What the narration, the stage and the console show, to tell moments apart."""
    return narration(window), [rows(window, name) for name in ("Call stack", "Database", "Task queue", "Console")]


def slow_down(window):
    """Makes a run so slow that a test cannot miss it on a busy machine."""
    window.key("ctrl+less", "ctrl+less", "ctrl+less")


def step(window, key="Page_Down"):
    before = state(window)
    window.key(key)
    window.until(lambda: state(window) != before, f"{key} changes something")


def step_until(window, condition, what):
    for _ in range(60):
        if condition():
            return
        step(window)
    raise driver.Timeout(f"60 steps did not lead to: {what}")


def test_callback():
    """A callback can be followed from the database through the queue to the stack, and back"""
    with ringback() as window:
        choose(window, "Ring me back", "Callback")
        says(window, "helloCallback(1);")
        step_until(window, lambda: len(rows(window, "Call stack")) == 3, "a function calls another")
        outer = rows(window, "Call stack")[1:]
        assert outer == ["helloCallback · line 6", "main script · line 11"], outer
        step_until(window, lambda: rows(window, "Database"), "a lookup is under way")
        wait_rows(window, "Database", ["Callback A · users · id 1, 1.5 s left"])
        step_until(window, lambda: rows(window, "Task queue"), "the callback waits")
        wait_rows(window, "Task queue", ['Callback A · users · id 1, { id: 1, name: "wwDev" }'])
        wait_rows(window, "Database", ['Callback A · users · id 1, { id: 1, name: "wwDev" }, done'])
        assert rows(window, "Console") == []
        step_until(window, lambda: rows(window, "Console"), "the callback prints")
        wait_rows(window, "Console", ['Callback A: { id: 1, name: "wwDev" }'])
        push(window, "To end")
        window.until(lambda: "finished" in narration(window), "the program is finished")
        wait_rows(window, "Call stack", [])
        later = ['Callback A: { id: 1, name: "wwDev" }, printed later']
        for _ in range(30):
            if rows(window, "Console") == later:
                break
            step(window, "Page_Up")
        wait_rows(window, "Console", later)
        slow_down(window)
        push(window, "Restart")
        window.find("push button", "Pause")


def test_versions():
    """Each version runs as its program says, and a completed lesson gets its tick"""
    with ringback() as window:
        choose(window, "Too early", "Sync")
        push(window, "To end")
        wait_rows(window, "Console", ["undefined"])
        choose(window, "Too early", "Callback")
        says(window, "Press Run")
        wait_rows(window, "Console", [])
        push(window, "To end")
        wait_rows(window, "Console", ['Callback A: { id: 1, name: "wwDev" }'])
        window.key("alt+Next")
        wait_rows(window, "Console", [])
        push(window, "To end")
        wait_rows(window, "Console", ["undefined"])
        window.row("Lesson 2, Too early, done, current")


def test_blocking():
    """A database that blocks gives the sync version its answer"""
    with ringback() as window:
        choose(window, "Too early", "Sync")
        window.key("ctrl+d")
        window.find("push button", "Database: blocks")
        loop = window.find(name="Event loop")
        step_until(window, lambda: "blocked" in window.words(loop), "the loop is blocked")
        wait_rows(window, "Database", ["users · id 1, the program waits for it, 1.5 s left"])
        push(window, "To end")
        wait_rows(window, "Console", ['{ id: 1, name: "wwDev" }'])


def test_playing():
    """A run that plays comes to its end by itself, and then stops"""
    with ringback() as window:
        choose(window, "One callback", "Callback")
        slow_down(window)
        push(window, "Run")
        window.find("push button", "Pause")
        for _ in range(5):
            window.key("ctrl+greater")
        says(window, "finished")
        window.find("push button", "Play")


def test_drafts():
    """An edit discards the run, survives the window, and can be reset"""
    with tempfile.TemporaryDirectory() as home:
        with ringback(home=home) as window:
            choose(window, "Too early", "Sync")
            push(window, "To end")
            wait_rows(window, "Console", ["undefined"])
            code = window.find("text", "Program")
            window.click(code)
            window.key("ctrl+End")
            window.type("console.log('mine')")
            wait_rows(window, "Console", [])
            push(window, "To end")
            wait_rows(window, "Console", ["undefined", "mine"])
            window.click(code)
            window.type(" // last")
            window.key("ctrl+q")
            window.until(lambda: not window.alive(), "the program ends")
            assert window.process.returncode == 0
            window.alive = lambda: True
        with ringback(home=home) as window:
            says(window, "mine")
            says(window, "// last")
            push(window, "Reset")
            window.until(lambda: "mine" not in window.words(), "the draft is gone")
            window.gone("push button", "Reset")


def test_syntax_error():
    """A syntax error is shown with its place"""
    with ringback() as window:
        choose(window, "Too early", "Sync")
        window.click(window.find("text", "Program"))
        window.key("ctrl+End")
        window.type("hello(;")
        window.key("ctrl+Return")
        says(window, "Line 11")
        says(window, "ready")
        window.find("push button", "Run")
        window.key("BackSpace", "BackSpace", "BackSpace", "BackSpace", "BackSpace", "BackSpace", "BackSpace")
        window.until(lambda: "Line 11" not in window.words(), "the error is gone")


def test_keys_window():
    """The keys window comes as often as its key is pressed, and goes with Escape"""
    with ringback() as window:
        for _ in range(2):
            window.key("ctrl+question")
            window.find(name="Run, pause or resume")
            window.key("Escape")
            window.gone(name="Run, pause or resume")


def test_stop():
    """Stop ends an endless run at once; a limit ends an endless loop"""
    with tempfile.TemporaryDirectory() as folder:
        with ringback(write(folder, "silent.js", SILENT)) as window:
            push(window, "To end")
            push(window, "Stop")
            # It was stopped, and not ended by the host because the runner did not respond.
            says(window, "The program was stopped.")
            window.find("push button", "Run")
        with ringback(write(folder, "endless.js", ENDLESS)) as window:
            push(window, "To end")
            says(window, "finished")
            window.find("push button", "Run")


def test_keys():
    """A clicker steps, restarts, blanks and projects; text scales"""
    with ringback() as window:
        choose(window, "Too early", "Callback")
        code = window.find("text", "Program")
        window.click(code)
        source = window.text(code)
        before = state(window)
        window.key("Page_Down")
        window.until(lambda: state(window) != before, "Page Down steps")
        first = state(window)
        window.key("Page_Down")
        window.until(lambda: state(window) != first, "Page Down steps on")
        window.key("Page_Up")
        window.until(lambda: state(window) == first, "Page Up steps back")
        window.key("b")
        window.until(lambda: window.text(code) != source, "b is typed into the code")
        window.key("ctrl+z")
        window.until(lambda: window.text(code) == source, "and taken back")

        window.key("F11")
        window.gone("list", "Lessons")
        window.key("b")
        window.find(name="Blank screen")
        window.key("Page_Down")
        window.gone(name="Blank screen")
        assert window.text(code) == source
        slow_down(window)
        window.key("F5")
        window.key("Escape")
        window.find("push button", "Pause")
        window.find("list", "Lessons")

        height = button(window, "Restart").get_component_iface().get_extents(driver.Atspi.CoordType.WINDOW).height
        window.key("ctrl+plus", "ctrl+plus", "ctrl+plus")
        window.until(lambda: button(window, "Restart").get_component_iface()
                     .get_extents(driver.Atspi.CoordType.WINDOW).height > height, "everything is larger")


def test_console_line():
    """Activating a console line goes to the moment that printed it"""
    with ringback() as window:
        choose(window, "Too early", "Callback")
        push(window, "To end")
        says(window, "finished")
        window.click(window.row('Callback A: { id: 1, name: "wwDev" }'))
        window.until(lambda: window.has(button(window, "Step forward"), "sensitive"), "something is to come again")
        wait_rows(window, "Console", ['Callback A: { id: 1, name: "wwDev" }'])
        step(window, "Page_Up")
        wait_rows(window, "Console", ['Callback A: { id: 1, name: "wwDev" }, printed later'])


def test_broken_lesson():
    """A broken lesson says what is wrong, and the other lessons stay"""
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "en/1-fine.md", GOOD)
        write(folder, "en/2-broken.md", BROKEN)
        with ringback(RINGBACK_LESSONS=folder) as window:
            window.click(window.find("list item", lambda name: "broken" in name))
            says(window, "2-broken.md:")
            window.gone("push button", "Run")
            choose(window, "Fine")
            push(window, "To end")
            wait_rows(window, "Console", ["fine"])


def test_files():
    """A file that cannot be opened is explained in a sentence; an article has steps for each exercise"""
    with tempfile.TemporaryDirectory() as folder:
        missing = os.path.join(folder, "missing.md")
        for path in (missing, folder, write(folder, "binary.md", bytes(range(256)))):
            with ringback(path) as window:
                says(window, os.path.basename(path) + ":")
                window.gone("push button", "Run")
    article = os.path.join(os.path.dirname(os.path.realpath(__file__)), "samples", "article.mdx")
    with ringback(article) as window:
        says(window, "Step 1 of ")
        says(window, "An article that knows nothing of Ringback")
        window.key("alt+Next")
        says(window, "getGreeting")
        window.find(name=lambda name: name.startswith("Step ") and "Ask for one thing after another" in name)
        push(window, "To end")
        window.until(lambda: rows(window, "Console"), "the program prints")


def test_search():
    """The list of lessons can be searched"""
    with ringback() as window:
        window.key("ctrl+f")
        window.row("Ten deep")

        def found():
            return [row.get_name() for row in window.find_all("list item", within=window.find("list", "Lessons"))]

        def first(words):
            return any(row.startswith(words) for row in found()[:1])

        # This is a word of the open lesson, which must not be taken for a choice.
        window.type("greetBoth")
        window.until(lambda: first("Lesson 1, "), "the open lesson is found")
        window.key("ctrl+a")
        window.type("too early")
        window.until(lambda: first("Lesson 2, Too early"), "the lesson is found first")
        assert not any("Ten deep" in row for row in found()), found()
        window.key("Escape")
        window.row("Ten deep")


def test_quit():
    """A window that quits in the middle of a run ends well"""
    with ringback() as window:
        choose(window, "Ten deep", "Callback")
        push(window, "Run")
        window.find("push button", "Pause")
        assert window.quit() == 0, f"status {window.process.returncode}"
        window.alive = lambda: True


def focused(window):
    """The role and the name of what has the focus."""
    return next(((window.role(widget), widget.get_name()) for widget in window.walk()
                 if window.has(widget, "focused")), (None, None))


def takes_focus(window, widget):
    # Widgets that are only there for the layout are not read.
    if window.role(widget) == "filler" or not window.has(widget, "focusable") or not window.placed(widget):
        return False
    # A scrolled pane passes the focus on, if something in it can take it.
    return window.role(widget) != "scroll pane" or not any(
        takes_focus(window, inner) for inner in window.walk(widget) if window.role(inner) != "scroll pane")


def nameless(window):
    """The widgets that take the focus and have no name: GTK names such a widget by its class."""
    found = []
    for widget in window.walk():
        if not takes_focus(window, widget):
            continue
        name = widget.get_name() or ""
        if name == "" or name == "(None)" or name.startswith(("Gtk", "Adw", "Rb")):
            found.append(f"{window.role(widget)} {name!r}")
    return found


def open_speeds(window):
    window.click(window.find("push button", lambda name: name.startswith("Speed: ")))
    window.find("list item", "4×")


def test_names():
    """Every widget that takes the focus has a name, in popovers, too"""
    with ringback() as window:
        choose(window, "Too early", "Callback")
        assert not nameless(window), nameless(window)
        window.find(name="Guide")
        push(window, "To end")
        wait_rows(window, "Console", ['Callback A: { id: 1, name: "wwDev" }'])
        open_speeds(window)
        # The name of the list itself cannot be set; those of its rows can.
        assert set(nameless(window)) <= {"list 'GtkListView'", "list ''"}, nameless(window)
        window.key("Escape")
        window.gone("list item", "4×")
        window.key("F10")
        if window.version < (4, 10):
            window.find("menu item", "About Ringback")
            assert not nameless(window), nameless(window)
        else:
            # GTK 4.18 names a menu item by a label without a role, so the name is empty.
            window.find("menu item")
            assert set(nameless(window)) <= {"menu item ''"}, nameless(window)


def test_popups():
    """An open list handles its keys itself, and so does a menu in projection"""
    with ringback() as window:
        choose(window, "Too early", "Callback")
        open_speeds(window)
        window.key("b", "Escape")
        window.gone("list item", "4×")
        assert not window.find_all(name="Blank screen")
        window.key("F11")
        window.gone("list", "Lessons")
        window.click(window.find("text", "Program"))
        window.key("shift+F10")
        window.find("menu item")
        window.key("b", "Escape")
        window.gone("menu item")
        assert not window.find_all(name="Blank screen")
        assert not window.find_all("list", "Lessons")
        window.key("Escape")
        window.find("list", "Lessons")


def test_tab():
    """Tab goes past the lessons without opening one"""
    with ringback() as window:
        choose(window, "Ring me back")
        window.key("ctrl+f")
        window.until(lambda: focused(window)[0] == "entry", "the entry has the focus")
        window.key("Tab")
        window.until(lambda: focused(window) == ("list item", "Lesson 3, Ring me back, current"),
                     "Tab goes to the lesson that is open")
        window.key("Tab")
        window.until(lambda: focused(window)[0] not in (None, "entry", "list item"), "Tab leaves the list")
        assert window.frame().get_name().startswith("Ring me back")
        window.key("shift+Tab")
        window.until(lambda: focused(window) == ("list item", "Lesson 3, Ring me back, current"), "and comes back")


def test_no_disk():
    """If nothing can be saved, the window says so, loses no edit, and asks before it closes"""
    with tempfile.TemporaryDirectory() as folder:
        with ringback(home=write(folder, "file", "in the way")) as window:
            choose(window, "Too early", "Sync")
            window.click(window.find("text", "Program"))
            window.key("ctrl+End")
            window.type("// mine")
            push(window, "Callback")
            window.until(lambda: "// mine" not in window.words(), "the other version is there")
            push(window, "Sync")
            says(window, "// mine")
            window.key("ctrl+q")
            says(window, "Close the window again to discard them.")
            # The warning was not about later edits, so they are warned about again.
            window.click(window.find("text", "Program"))
            window.type("// more")
            window.until(lambda: "Close the window again" not in window.words(), "the warning is gone")
            window.key("ctrl+q")
            says(window, "Close the window again to discard them.")
            window.key("ctrl+q")
            window.until(lambda: not window.alive(), "the program ends")
            assert window.process.returncode == 0
            window.alive = lambda: True


def wakes(window):
    """How often the program's main thread has gone to sleep and woken up."""
    with open(f"/proc/{window.process.pid}/status", encoding="utf-8") as file:
        return int(next(line for line in file if line.startswith("voluntary")).split()[1])


def test_gutter():
    """A pane of code that gets lower under the pointer forgets where the pointer was"""
    with tempfile.TemporaryDirectory() as folder:
        with ringback(write(folder, "long.js", "console.log(1);\n" * 300)) as window:
            for _ in range(2):
                window.resize(1280, 900)
                window.settle()
                window.point_left_of(window.find("text", "Program"), 150)
                window.settle()
                window.resize(1280, 600)
                window.settle()


def test_endless():
    """An endless run can be paused on its way to the end, is idle then, and is stopped at once"""
    with tempfile.TemporaryDirectory() as folder:
        with ringback(write(folder, "interval.js", "setInterval(() => {}, 1);\n")) as window:
            push(window, "To end")
            push(window, "Pause")
            window.find("push button", "Play")

            def rests():
                before = wakes(window)
                time.sleep(0.5)
                return wakes(window) - before <= 2

            window.until(rests, "a paused run wakes nobody")
            push(window, "To end")
            push(window, "Stop")
            window.until(lambda: narration(window) == "The program was stopped.", "the run is stopped")
            window.until(rests, "nor does one that was stopped")


if __name__ == "__main__":
    sys.exit(tap.run(test_callback, test_versions, test_blocking, test_playing, test_drafts, test_syntax_error,
                     test_stop, test_keys, test_keys_window, test_console_line, test_broken_lesson, test_files,
                     test_search, test_quit, test_names, test_popups, test_tab, test_no_disk, test_gutter,
                     test_endless))
