# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Checks a run in Perfetto's format: each arrow that begins also ends, and slices nest."""

import json


def check(text):
    """Yields what is wrong with a file of trace events."""
    try:
        events = json.loads(text)["traceEvents"]
    except (ValueError, KeyError, TypeError):
        yield "no file of trace events"
        return
    yield from check_arrows(events)
    yield from check_slices(events)


def check_arrows(events):
    begun = {}
    for event in events:
        arrow = (event.get("cat"), event.get("id"))
        name = f"{arrow[0]} {arrow[1]}"
        if event["ph"] == "s":
            if arrow in begun:
                yield f"the arrow {name} begins twice"
            begun[arrow] = event["ts"]
        elif event["ph"] in ("t", "f"):
            if arrow not in begun:
                yield f"the arrow {name} goes on, but never began"
            elif event["ts"] < begun[arrow]:
                yield f"the arrow {name} goes back in time"
            elif event["ph"] == "f":
                del begun[arrow]
            else:
                begun[arrow] = event["ts"]
    for category, number in begun:
        yield f"the arrow {category} {number} never ends"


def check_slices(events):
    depths = {}
    for event in events:
        if event["ph"] == "B":
            depths[event["tid"]] = depths.get(event["tid"], 0) + 1
        elif event["ph"] == "E":
            depths[event["tid"]] = depths.get(event["tid"], 0) - 1
            if depths[event["tid"]] < 0:
                yield f"a slice of track {event['tid']} ends that never began"
        elif event["ph"] == "X" and event.get("dur", -1) < 0:
            yield f"a slice of track {event['tid']} ends before it begins"
    for track, depth in depths.items():
        if depth > 0:
            yield f"a slice of track {track} never ends"
