#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Compares the range of speeds in the setting and in the manual with the player's header, which is the source."""

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


def get_range():
    return find("src/engine/player/player.h", r"MIN_SPEED ([\d.]+)\n.*MAX_SPEED ([\d.]+)\n")


def setting_has_the_range():
    """The setting has the player's range."""
    assert find("data/io.github.ringback.Ringback.gschema.xml",
                r'name="speed".*?<range min="([\d.]+)" max="([\d.]+)"/>') == get_range()


def manual_has_the_range():
    """The manual of ringback-cli says the player's range."""
    assert find("data/man/ringback-cli.1", r"Playback speed, from ([\d.]+) to ([\d.]+);") == get_range()


if __name__ == "__main__":
    sys.exit(tap.run(setting_has_the_range, manual_has_the_range))
