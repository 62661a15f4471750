#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Checks the #include lines under src/: a folder includes only from folders below it, and the includes between files of
one folder have no circles.
"""

import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
SOURCES = os.path.join(ROOT, "src")
sys.path.insert(0, os.path.join(ROOT, "tests", "gui"))
import tap  # noqa: E402

# The lowest first. A folder may include from itself and from the folders before it, except as in FORBIDDEN.
LAYERS = [
    "wire",
    "runner",
    "engine",
    "engine/program",
    "engine/trace",
    "engine/runner-client",
    "engine/simulation",
    "engine/machine",
    "engine/timeline",
    "engine/player",
    "engine/narration",
    "engine/export",
    "lesson",
    "lesson/front-matter",
    "lesson/article",
    "lesson/library",
    "cli",
    "session",
    "session/stage",
    "session/comparison",
    "ui/common",
    "ui/code",
    "ui/stage",
    "ui/timeline",
    "ui/console",
    "ui/guide",
    "ui/transport",
    "ui/compare",
    "ui/handout",
    "app",
]

# The runner is another process: the engine knows it only by the wire. The two programs do not know each other, and
# neither do the views of the window.
FORBIDDEN = {
    "runner": [r"engine", r"lesson"],
    "engine": [r"runner$"],
    "lesson": [r"runner$"],
    "cli": [r"runner$", r"wire$"],
    "session": [r"runner$", r"cli"],
    "ui": [r"runner$", r"cli"],
    "app": [r"runner$", r"cli"],
    "ui/stage": [r"ui/code"],
    "ui/timeline": [r"ui/(code|stage)"],
    "ui/console": [r"ui/(code|stage|timeline)"],
    "ui/guide": [r"ui/(code|stage|timeline|console)"],
    "ui/transport": [r"ui/(code|stage|timeline|console|guide)"],
}

WITHOUT_GTK = ("wire", "runner", "engine", "lesson", "cli", "session")
GTK = re.compile(r"#include <(gtk|gdk|adwaita|gtksourceview|pango|cairo|graphene|gsk)\b")
OWN = re.compile(r'#include "([\w/-]+)\.h"')


def find_files():
    for folder, _, names in os.walk(SOURCES):
        for name in sorted(names):
            if name.endswith((".c", ".h")):
                yield os.path.relpath(os.path.join(folder, name), SOURCES)


def read_includes(path):
    with open(os.path.join(SOURCES, path), encoding="utf-8") as file:
        return [name for name in OWN.findall(file.read()) if "/" in name]


def is_forbidden(folder, other):
    return any(re.match(pattern, other)
               for part, patterns in FORBIDDEN.items() if (folder + "/").startswith(part + "/")
               for pattern in patterns)


def folders_are_layers():
    """Each folder with C files is in the list of layers."""
    folders = {os.path.dirname(path) for path in find_files()}
    assert folders, "no sources were found"
    assert folders <= set(LAYERS), f"not in the list: {sorted(folders - set(LAYERS))}"


def arrows_run_downwards():
    """No file includes from a folder above its own."""
    wrong = []
    for path in find_files():
        folder = os.path.dirname(path)
        for name in read_includes(path):
            other = os.path.dirname(name)
            if other == folder:
                continue
            if LAYERS.index(other) > LAYERS.index(folder) or is_forbidden(folder, other):
                wrong.append(f"{path} includes {name}.h")
    assert not wrong, "\n".join(wrong)


def find_circle(arrows):
    """Returns the modules of one circle, or None."""
    done = set()

    def follow(module, way):
        if module in way:
            return [*way[way.index(module):], module]
        if module in done:
            return None
        for other in sorted(arrows.get(module, ())):
            circle = follow(other, [*way, module])
            if circle:
                return circle
        done.add(module)
        return None

    for module in sorted(arrows):
        circle = follow(module, [])
        if circle:
            return circle
    return None


def headers_go_round_in_no_circle():
    """No header includes itself through others."""
    arrows = {path[:-2]: set(read_includes(path)) for path in find_files() if path.endswith(".h")}
    circle = find_circle(arrows)
    assert circle is None, " -> ".join(circle)


def only_widgets_know_gtk():
    """The engine, lesson, session and ringback-cli do not include GTK."""
    wrong = []
    for path in find_files():
        if path.startswith(tuple(layer + "/" for layer in WITHOUT_GTK)):
            with open(os.path.join(SOURCES, path), encoding="utf-8") as file:
                if GTK.search(file.read()):
                    wrong.append(path)
    assert not wrong, "\n".join(wrong)


def types_have_one_name_each():
    """No type is defined twice."""
    places = {}
    for path in find_files():
        with open(os.path.join(SOURCES, path), encoding="utf-8") as file:
            text = file.read()
        names = set(re.findall(r"^} (Rb\w+);", text, re.M)) | set(re.findall(r"G_DECLARE\w+TYPE \((Rb\w+),", text))
        for name in names:
            places.setdefault(name, []).append(path)
    twice = [f"{name}: {', '.join(paths)}" for name, paths in sorted(places.items()) if len(paths) > 1]
    assert not twice, "\n".join(twice)


def a_circle_is_found():
    """The search for circles finds a circle, and finds none where there is none."""
    assert find_circle({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == ["a", "b", "c", "a"]
    assert find_circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) is None


if __name__ == "__main__":
    sys.exit(tap.run(
        folders_are_layers,
        arrows_run_downwards,
        headers_go_round_in_no_circle,
        only_widgets_know_gtk,
        types_have_one_name_each,
        a_circle_is_found,
    ))
