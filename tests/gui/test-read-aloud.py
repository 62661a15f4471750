#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Has a whole lesson read out as a screen reader does: each moment, in order, by what it is told.

usage: test-read-aloud.py RINGBACK NARRATE

NARRATE prints the sentences of the same programs without a window, so no sentence is written down here.
"""

import contextlib
import os
import subprocess
import sys
import tempfile

import driver
import tap

LESSON = "03-ring-me-back.md"
TITLE = "Ring me back"


def narrate(exercise, *version):
    lesson = os.path.join(os.environ["RINGBACK_LESSONS"], "en", LESSON)
    told = subprocess.run([sys.argv[2], lesson, str(exercise), *version], check=True, capture_output=True, text=True,
                          env={**os.environ, "LANGUAGE": "en"}).stdout.splitlines()
    assert len(told) > 6, told
    assert all(before != after for before, after in zip(told, told[1:])), "two moments cannot be told apart"
    return told


class Reader:
    """Knows the window only as a screen reader does: by the status and by buttons to press."""

    def __init__(self, window):
        self.window = window
        self.status = window.find("status bar")

    def choose(self, label):
        version = self.window.find("push button", label)
        self.window.press(version)
        self.window.until(lambda: self.window.has(version, "pressed"), f"{label} is chosen")

    def hears(self, moment, sentence):
        try:
            self.window.until(lambda: self.window.text(self.status) == sentence, sentence)
        except driver.Timeout as late:
            heard = self.window.text(self.status)
            raise driver.Timeout(f"moment {moment}: {heard!r} instead of {sentence!r}") from late

    def press(self, name):
        button = self.window.find("push button", name)
        self.window.until(lambda: self.window.has(button, "sensitive"), f"{name} is sensitive")
        self.window.press(button)

    def listen(self, sentences):
        for moment, sentence in enumerate(sentences):
            self.press("Step forward")
            self.hears(moment, sentence)
        forward = self.window.find("push button", "Step forward")
        self.window.until(lambda: not self.window.has(forward, "sensitive"), "nothing is left to be told")

    def listen_back(self, sentences):
        for moment, sentence in reversed(list(enumerate(sentences))[:-1]):
            self.press("Step back")
            self.hears(moment, sentence)


@contextlib.contextmanager
def opened():
    with tempfile.TemporaryDirectory() as folder:
        homes = {f"XDG_{kind}_HOME": os.path.join(folder, kind.lower()) for kind in ("DATA", "STATE", "CACHE")}
        with driver.Window(program=sys.argv[1], environment={"LANGUAGE": "en", **homes}) as window:
            window.key("ctrl+Next", "ctrl+Next")
            window.until(lambda: window.frame().get_name().startswith(TITLE), f"{TITLE} is open")
            yield Reader(window)
            assert window.alive(), "the program has ended by itself"


def test_sync():
    """The version that asks without a callback is told from its first moment to the dropped answer"""
    with opened() as reader:
        reader.choose("Sync")
        reader.listen(narrate(1, "sync"))


def test_callback():
    """The version with a callback is told from its first moment to the last, and back"""
    with opened() as reader:
        reader.choose("Callback")
        sentences = narrate(1, "callback")
        reader.listen(sentences)
        reader.listen_back(sentences)


def test_rest():
    """The last program of the lesson is told as well, after the one before it"""
    with opened() as reader:
        reader.choose("Callback")
        reader.listen(narrate(1, "callback"))
        reader.window.key("alt+Next")
        reader.window.gone("push button", "Callback")
        reader.listen(narrate(2))
        reader.listen_back(narrate(2))


if __name__ == "__main__":
    sys.exit(tap.run(test_sync, test_callback, test_rest))
