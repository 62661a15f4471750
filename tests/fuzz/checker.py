#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Checks runs on standard input. Each run is four texts, each after its length in bytes: the program, its trace (as
JSON Lines and for Perfetto), and the microtasks that node reports. The answer lists the problems, and is empty if there
are none.
"""

import os
import struct
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
sys.path.append(os.path.join(os.path.dirname(HERE), "conformance"))

from checks import arrows, printed, trace  # noqa: E402


def read_text():
    head = sys.stdin.buffer.read(4)
    if not head:
        sys.exit(0)
    return sys.stdin.buffer.read(struct.unpack("=I", head)[0]).decode()


def write_text(text):
    data = text.encode()
    sys.stdout.buffer.write(struct.pack("=I", len(data)) + data)
    sys.stdout.buffer.flush()


def find_faults(source, lines, perfetto, microtasks):
    run = trace.Trace(source)
    yield from run.read(lines.splitlines(keepends=True))
    yield from arrows.check(perfetto)
    if not microtasks.startswith("module"):
        yield from printed.check_microtasks(microtasks, run)


while True:
    write_text("\n".join(find_faults(*(read_text() for _ in range(4)))))
