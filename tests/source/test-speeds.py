#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Compares the ranges of speeds and paces in the settings and in the manual with the player's header."""

import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "gui"))
import tap  # noqa: E402


def find(path, pattern):
    """Gives the groups of a pattern in a file, as numbers."""
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        found = re.search(pattern, file.read(), re.S)
    assert found, f"{path}: {pattern} not found"
    return [float(group) for group in found.groups()]


def get_range(name="SPEED"):
    return find("src/engine/player/player.h", rf"MIN_{name} ([\d.]+)\n.*MAX_{name} ([\d.]+)\n")


def setting_has_the_range():
    """The settings of speed and pace have the player's ranges."""
    for name in ("speed", "pace"):
        assert find("data/io.github.ringback.Ringback.gschema.xml",
                    rf'name="{name}".*?<range min="([\d.]+)" max="([\d.]+)"/>') == get_range(name.upper())


def manual_has_the_range():
    """The manual of ringback-cli says the player's range."""
    assert find("data/man/ringback-cli.1", r"Playback speed, from ([\d.]+) to ([\d.]+);") == get_range()


if __name__ == "__main__":
    sys.exit(tap.run(setting_has_the_range, manual_has_the_range))
