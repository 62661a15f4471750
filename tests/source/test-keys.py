#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Holds the window of keyboard shortcuts against the keys that there are."""

import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "gui"))
import tap  # noqa: E402

SOURCES = ROOT / "src"


def explained():
    """The keys that the window of keyboard shortcuts has."""
    tree = ElementTree.parse(SOURCES / "app" / "keys-window.ui")
    return {key for found in tree.iter("property") if found.get("name") == "accelerator" for key in found.text.split()}


def accelerators():
    """The first key of each action of the application; the others are on keypads and media keyboards."""
    text = (SOURCES / "app" / "application.c").read_text(encoding="utf-8")
    found = re.findall(r'^  \{ "([\w.-]+)", \{ "([^"]+)"', text, re.MULTILINE)
    assert len(found) > 20, found
    return found


def triggers():
    """The first key of each shortcut in a widget's template; the others are on keypads."""
    for path in sorted(SOURCES.rglob("*.ui")):
        for found in ElementTree.parse(path).iter("property"):
            if found.get("name") == "trigger":
                yield path.name, found.text.split("|")[0].replace("<Control>", "<Primary>")


def test_accelerators():
    """Each key of the application is explained"""
    missing = [f"{action}: {key}" for action, key in accelerators() if key not in explained()]
    assert not missing, "\n".join(missing)


def test_triggers():
    """Each key in a template is explained"""
    missing = [f"{name}: {key}" for name, key in triggers() if key not in explained()]
    assert not missing, "\n".join(missing)


if __name__ == "__main__":
    sys.exit(tap.run(test_accelerators, test_triggers))
