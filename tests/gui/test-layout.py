#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Measures the window through the accessibility tree: no text is cut off, covered or off the screen, and no card moves.

usage: test-layout.py RINGBACK
"""

import contextlib
import itertools
import os
import sys
import tempfile

import driver
import tap

SIZES = [(1280, 720), (1024, 768), (800, 600), (360, 640)]
# Large text, or two programs side by side, have no room in a window as narrow as a telephone.
WIDE_SIZES = SIZES[:3]
# How often Ctrl++ is pressed, from 100 % to 250 %.
ZOOM_STEPS = 6
# Shadows and rounding may differ by this, in pixels.
SLACK = 3
# What shows text in one line or paragraph. A text view scrolls by itself.
TEXTS = ("label", "heading", "status bar", "push button")
STEP = {"en": "Step forward", "th": "เดินหน้าหนึ่งขั้น"}
CARDS = ("Event loop", "Call stack", "Database", "Task queue", "Variables")


@contextlib.contextmanager
def ringback(language="en"):
    with tempfile.TemporaryDirectory() as folder:
        homes = {f"XDG_{kind}_HOME": os.path.join(folder, kind.lower()) for kind in ("DATA", "STATE", "CACHE")}
        with driver.Window(program=sys.argv[1], environment={"LANGUAGE": language, **homes}) as window:
            window.point_away()  # a tooltip covers what it explains
            window.key("ctrl+Next")
            window.until(lambda: "hello" in window.text(window.find("text")), "lesson 2 is open")
            yield window
            assert window.alive(), "the program has ended by itself"


class Place:
    """A rectangle of the window."""

    def __init__(self, left, top, right, bottom):
        self.edges = (left, top, right, bottom)

    def __repr__(self):
        left, top, right, bottom = self.edges
        return f"{right - left}x{bottom - top} at {left},{top}"

    def inside(self, other):
        mine, its = self.edges, other.edges
        return all((mine[0] >= its[0] - SLACK, mine[1] >= its[1] - SLACK,
                    mine[2] <= its[2] + SLACK, mine[3] <= its[3] + SLACK))

    def common(self, other):
        mine, its = self.edges, other.edges
        return Place(max(mine[0], its[0]), max(mine[1], its[1]), min(mine[2], its[2]), min(mine[3], its[3]))

    def empty(self, slack=0):
        left, top, right, bottom = self.edges
        return right - left <= slack or bottom - top <= slack


def place_of(widget):
    component = widget.get_component_iface()
    if component is None:
        return None
    place = component.get_extents(driver.Atspi.CoordType.WINDOW)
    return Place(place.x, place.y, place.x + place.width, place.y + place.height)


class Measurement:
    """All texts that are shown, with what is wrong with their places."""

    def __init__(self, window):
        self.window = window
        self.wrong = []
        self.texts = []
        frame = window.frame()
        self.visit(frame, place_of(frame), place_of(frame), "")
        self.find_overlaps()

    def visit(self, widget, clip, parent, within):
        """Measures a widget that is seen within clip; within names the parts that it is in."""
        role, name = self.window.role(widget), widget.get_name() or ""
        place = place_of(widget) or parent
        if place.empty() and role != "frame":
            return
        if role in TEXTS and not place.inside(parent):
            self.wrong.append(f"{within}: {role} {name[:50]!r} ({place}) leaves its parent ({parent})")
        if role in TEXTS and not place.inside(clip) and not (self.scrolls and place.common(clip).empty()):
            if not self.scrolls or not (clip.edges[0] - SLACK <= place.edges[0] and
                                        place.edges[2] <= clip.edges[2] + SLACK):
                self.wrong.append(f"{within}: {role} {name[:50]!r} ({place}) is cut off by {clip}")
        if role in ("label", "heading", "status bar"):
            self.texts.append((f"{within}: {name[:50]!r}", place.common(clip)))
        if role in ("text", "list", "slider"):
            return
        before = self.scrolls
        if role == "scroll pane":
            clip = clip.common(place)
            self.scrolls = True
        for number in range(widget.get_child_count()):
            child = widget.get_child_at_index(number)
            if child and self.window.has(child, "visible"):
                self.visit(child, clip, place, f"{within}/{name[:20]}" if name else within)
        self.scrolls = before

    scrolls = False

    def find_overlaps(self):
        for (one, first), (other, second) in itertools.combinations(self.texts, 2):
            if not first.common(second).empty(SLACK):
                self.wrong.append(f"{one} ({first}) and {other} ({second}) overlap")


def check(window, what, wrong):
    """Measures when the window stands still, and once more if something is wrong: it may not have done so."""
    found = []

    def fine():
        found[:] = Measurement(window).wrong
        return not found

    try:
        window.until(fine, what, 3)
    except driver.Timeout:
        wrong.extend(f"{what}: {line}" for line in found)


def measure_sizes(window, sizes, what, wrong):
    for size in sizes:
        window.resize(*size)
        check(window, f"{size[0]}x{size[1]} {what}", wrong)


def measure_language(language):
    wrong = []
    with ringback(language) as window:
        window.key("shift+Next")
        for large in (False, True):
            if large:
                window.key(*["ctrl+plus"] * ZOOM_STEPS)
            sizes, zoom = (WIDE_SIZES, "250 %") if large else (SIZES, "100 %")
            measure_sizes(window, sizes, f"{zoom} learning", wrong)

            window.key("F11")
            window.gone("push button", STEP[language])
            measure_sizes(window, sizes, f"{zoom} projection", wrong)
            window.key("Escape")
            window.find("push button", STEP[language])

            window.key("F4")
            window.until(lambda: len(window.find_all("text")) == 2, "two programs are shown")
            window.key("shift+Next")
            measure_sizes(window, WIDE_SIZES, f"{zoom} comparison", wrong)
            window.key("F4")
            window.until(lambda: len(window.find_all("text")) == 1, "one program is shown")
    assert not wrong, "\n".join(wrong)


def test_english():
    """No text is cut off, covered or off the screen in English"""
    measure_language("en")


def test_thai():
    """No text is cut off, covered or off the screen in Thai"""
    measure_language("th")


def test_cards():
    """No card of the stage moves while a lesson plays"""
    with ringback() as window:
        window.resize(1280, 720)
        stage = window.find("scroll pane", "What runs and what waits")
        cards = {name: window.find(name=name, within=stage) for name in CARDS}

        def places():
            return {name: place_of(card).edges[:2] for name, card in cards.items()}

        narration = window.find("status bar")
        window.key(*["ctrl+greater"] * 2)
        window.press(window.find("push button", "Run"))
        window.until(lambda: "runs" in window.text(narration) or "calls" in window.text(narration), "the run has begun")
        before = places()

        def finished():
            now = places()
            assert now == before, f"{now} instead of {before} at {window.text(narration)!r}"
            return "finished" in window.text(narration)

        window.until(finished, "the program is finished")


if __name__ == "__main__":
    sys.exit(tap.run(test_english, test_thai, test_cards))
