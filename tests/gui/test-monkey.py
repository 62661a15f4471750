#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Does random things to the window for minutes: nothing breaks, nothing is complained about, no draft is lost.

usage: test-monkey.py RINGBACK

RINGBACK_MONKEY_SECONDS is how long (600), RINGBACK_MONKEY_SEED what the random actions come from (1). The same
seed gives the same choices, though not the same moments.
"""

import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

import driver
import tap

SECONDS = float(os.environ.get("RINGBACK_MONKEY_SECONDS", "600"))
SEED = int(os.environ.get("RINGBACK_MONKEY_SEED", "1"))
# How many actions there are between two looks at the window.
ROUND = 40

KEYS = """Next Next Prior shift+Next shift+Prior ctrl+Next ctrl+Prior alt+Next alt+Prior alt+Right alt+Left ctrl+m
ctrl+t ctrl+d F5 shift+F5 space ctrl+Return F9 F11 F6 Escape Tab shift+Tab Return Up Down Left Right Home End 1 2 3
plus minus ctrl+plus ctrl+minus ctrl+0 ctrl+shift+h ctrl+f ctrl+b ctrl+shift+Return ctrl+z F10 ctrl+greater
ctrl+less b a BackSpace""".split()
SIZES = [(1280, 720), (1024, 768), (800, 600), (360, 640), (1380, 880)]
# These close or hide the window, leave the program, or are there to discard a draft.
LEFT_ALONE = re.compile("Close|Minimize|Maximize|Restore|Quit|Reset|Discard|Website|Issue|Open")
# The titles of the dialogs of files.
DIALOGS = "^(Open an article or a program|Export)$"
# The height of the header and the corner of the window's own buttons in it, in pixels.
HEADER = 50
CORNER = 140
# From 4.10 on, GTK warns if it ends the pressed state of a widget twice. It does so itself, in every program, when a
# popup or a move of the window takes the pointer while a button is held: it ends that state then and at the release.
OF_GTK = "Broken accounting of active state"
# More memory than this, in times what was used after the first half, is growth.
MOST_GROWTH = 1.3


def complaints(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return [line for line in file
                if re.search(r"\(ringback:\d+\).*-(WARNING|CRITICAL)", line) and OF_GTK not in line]


def last(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.readlines()[-3:]


def memory(window):
    """The resident memory, in MiB."""
    with open(f"/proc/{window.process.pid}/status", encoding="utf-8") as file:
        return int(next(line for line in file if line.startswith("VmRSS")).split()[1]) / 1024


class Monkey:
    def __init__(self, window, folder):
        self.window = window
        self.folder = folder
        self.random = random.Random(SEED)
        self.done = []
        self.n_markers = 0

    def act(self):
        action = self.random.choices((self.key, self.point, self.press, self.type, self.resize), (50, 25, 15, 7, 3))[0]
        # What the tree says may be gone when it is used. If the program is gone, play() says so.
        try:
            action()
        except (driver.GLib.Error, AttributeError, AssertionError, subprocess.CalledProcessError):
            self.note("in vain")
        self.leave_files()

    def note(self, words):
        self.done = self.done[-30:] + [words]

    def key(self):
        key = self.random.choice(KEYS)
        self.note(key)
        self.window.key(key)

    def point(self):
        left, top, width, height = self.window._inside()
        x, y = self.random.randrange(width), self.random.randrange(height)
        what = self.random.choice((["click", "1"], ["click", "1"], ["click", "3"], ["click", "4"], ["click", "5"],
                                   ["click", "--repeat", "2", "1"],
                                   ["mousedown", "1", "mousemove_relative", "--", "60", "20", "mouseup", "1"]))
        # The menu of the header closes the window, too. A drag there would move the window off the screen, where GTK
        # 4.8 places no popup; a window manager prevents that.
        if y < HEADER and (x > width - CORNER or what[-1] == "3" or what[0] == "mousedown"):
            return
        self.note(f"{what} at {x},{y}")
        driver.run("xdotool", "mousemove", str(left + x), str(top + y), *what)

    def press(self):
        # In GTK 4.18, a hidden button has no name but can be pressed. It may be the one that closes the window.
        named = [(button.get_name(), button) for button in self.window.find_all("push button")
                 if self.window.has(button, "sensitive")]
        buttons = [(name, button) for name, button in named if name and not LEFT_ALONE.search(name)]
        if not buttons:
            return
        name, button = self.random.choice(buttons)
        self.note(f"press {name!r}")
        self.window.press(button)

    def type(self):
        words = self.random.choice(("// a ", "let x = 1;", "({[", "for (;;) ", "hello(2); ", "กขค "))
        self.note(f"type {words!r}")
        self.window.type(words)

    def resize(self):
        size = self.random.choice(SIZES)
        self.note(f"resize {size}")
        # Large text needs a larger window, so the size is only asked for.
        driver.run("xdotool", "windowsize", self.window.identifier, *map(str, size))

    def close_others(self):
        """Closes windows such as that of the keys, which take all keys and clicks from the main one."""
        application = self.window.application
        for other in [application.get_child_at_index(i) for i in range(application.get_child_count())]:
            if other and other != self.window.frame():
                for button in self.window.find_all("push button", "Close", within=other):
                    self.close(button)

    def close(self, button):
        """Presses the button that closes a window, and waits without a look at the tree: GTK 4.8 complains if it is
        asked for its last window just when that window closes."""
        before = self.window.identifiers()
        self.window.press(button)
        try:
            self.window.until(lambda: self.window.identifiers() < before, "a window closes", deadline=5)
        except driver.Timeout:
            self.note("in vain")

    @staticmethod
    def leave_files():
        """Leaves a dialog of files. It is GTK's own, it would write files anywhere, and ctrl+F makes that of GTK 4.8
        complain."""
        dialogs = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", DIALOGS],
                                 capture_output=True, text=True, check=False).stdout.split()
        for dialog in dialogs:
            subprocess.run(["xdotool", "windowfocus", dialog, "key", "Escape"], capture_output=True, check=False)

    def compares(self):
        return self.window.first(None, lambda name: name.startswith("Left side: ")) is not None

    def leave_comparison(self):
        """The same key begins a comparison, so it is pressed again only when it has done nothing."""
        self.window.key("Escape", "F4")
        try:
            self.window.until(lambda: not self.compares(), "the comparison is left", deadline=5)
        except driver.Timeout:
            self.note("in vain")

    def place(self):
        """Makes the window as large as usual and gives it the keys, even if the pointer is outside. No window manager
        does either."""
        self.window.take_keys()
        driver.run("xdotool", "windowmove", self.window.identifier, "0", "0",
                   "windowsize", self.window.identifier, "1290", "730")

    def come_home(self):
        """Closes what is open, leaves projection and comparison, and makes the text as large as usual."""
        def home():
            self.close_others()
            if self.compares():
                self.leave_comparison()
                return False
            if self.window.find_all("push button", "Projection") and self.window.find_all("text", "Program"):
                return True
            self.window.key("Escape")
            self.place()
            # A file that cannot be read has no program. Its name comes from the keys typed into the dialog of files.
            if self.window.find_all("push button", "Projection"):
                self.window.key("ctrl+Next")
            return False

        self.window.key("Escape", "Escape", "Escape", "ctrl+0")
        self.place()
        self.window.until(home, f"the window answers after {self.done}")

    def go(self, key, there):
        """Presses a key until one is there. A popup takes the keys, and may open after all others are closed."""
        for _ in range(6):
            self.window.key("Escape", key)
            try:
                self.window.until(there, f"{key} leads somewhere", deadline=10)
                return
            except driver.Timeout:
                self.note(f"{key} in vain")
        raise AssertionError(f"{key} leads nowhere, after {self.done}")

    def write(self):
        """Types something into the program, goes away and comes back: it must be kept, wherever one comes back to."""
        self.n_markers += 1
        marker = f"// kept {SEED} {self.n_markers}"
        # Only lessons have others before and after them; playgrounds and files have not.
        if not self.window.first("label", lambda name: name.startswith("Lesson ")):
            self.go("ctrl+Next", lambda: self.window.first("label", lambda name: name.startswith("Lesson ")))

        def typed():
            # A press takes effect a moment later, so the comparison may begin only now.
            if self.compares():
                self.leave_comparison()
            code = self.window.find("text", "Program")
            if marker in self.window.text(code):
                return True
            self.close_others()
            # A click beside an open popup only closes it, and Return would open it again.
            self.window.key("Escape")
            self.window.click(code)
            self.window.key("ctrl+End", "Return")
            self.window.type(marker)
            return marker in self.window.text(code)

        self.window.until(typed, f"{marker} is typed, after {self.done}")
        title = self.window.frame().get_name()
        away, back = ("ctrl+Prior", "ctrl+Next") if title.startswith("Under the hood") else ("ctrl+Next", "ctrl+Prior")
        self.go(away, lambda: self.window.frame().get_name() != title)
        self.go(back, lambda: self.window.frame().get_name() == title)
        self.window.until(lambda: has_draft(self.folder, marker), f"{marker} is kept, after {self.done}")
        return marker


def contents(path):
    """The contents of a file. While a file is written, it has another name, which may be gone when it is opened."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""


def has_draft(folder, marker):
    return any(marker.encode() in contents(os.path.join(path, name))
               for path, _, names in os.walk(folder) for name in names)


def play(window, folder, log):
    monkey = Monkey(window, folder)
    used = []
    end = time.monotonic() + SECONDS
    marker = None
    while time.monotonic() < end:
        for _ in range(ROUND):
            monkey.act()
            assert window.alive(), f"it ended with {window.process.returncode}: {last(log)} after {monkey.done}"
        monkey.come_home()
        assert not complaints(log), f"{complaints(log)} after {monkey.done}"
        marker = monkey.write()
        used.append(memory(window))
    print(f"# {monkey.n_markers} rounds, {used[0]:.0f} MiB at first, {used[-1]:.0f} MiB at last", flush=True)
    return used, marker


def test_monkey():
    """Random keys, clicks and presses break nothing, and lose no draft"""
    with tempfile.TemporaryDirectory() as folder:
        homes = {f"XDG_{kind}_HOME": os.path.join(folder, kind.lower()) for kind in ("DATA", "STATE", "CACHE")}
        changes = {"LANGUAGE": "en", "G_DEBUG": "fatal-criticals", **homes}
        log = os.path.join(folder, "log")
        # The program writes its complaints into a file; this process keeps its own standard error.
        errors = os.dup(2)
        with open(log, "wb") as file:
            os.dup2(file.fileno(), 2)
        window = driver.Window(program=sys.argv[1], environment=changes)
        try:
            window.__enter__()
        finally:
            os.dup2(errors, 2)
        try:
            used, marker = play(window, folder, log)
            assert window.quit() == 0, f"status {window.process.returncode}"
        except AssertionError:
            print("".join(f"# {line}\n" for line in window.describe()), end="", flush=True)
            raise
        finally:
            window.end()
        assert not complaints(log), complaints(log)
        assert has_draft(folder, marker), f"{marker} is not saved"
        half, last = len(used) // 2, len(used) * 3 // 4
        if half >= 2:
            before, after = statistics.median(used[half:last]), statistics.median(used[last:])
            assert after <= before * MOST_GROWTH, f"{after:.0f} MiB after {before:.0f} MiB"


if __name__ == "__main__":
    print(f"# seed {SEED}, {SECONDS:.0f} s")
    sys.exit(tap.run(test_monkey))
