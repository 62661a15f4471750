#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Tests build-aux/count-tests, because a wrong count would hide failures of all other tests."""

import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "gui"))
import tap  # noqa: E402

PASSED = ""
FAILED = "<failure/>"
ERROR = "<error/>"
SKIPPED = "<skipped/>"


def write_logs(folder, name, programs):
    """Writes the logs that `meson test` would write for programs given as (name, result, outcomes of its tests)."""
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as log:
        for program, result, _ in programs:
            log.write(json.dumps({"name": program, "result": result}) + "\n")
    with open(os.path.join(folder, name + ".junit.xml"), "w", encoding="utf-8") as log:
        log.write("<testsuites>")
        for program, _, cases in programs:
            if cases:
                log.write(f'<testsuite name="ringback.{program}">')
                log.writelines(f'<testcase name="x">{case}</testcase>' for case in cases)
                log.write("</testsuite>")
        log.write('<testsuite name="ringback"><testcase name="others"/></testsuite></testsuites>')


def count(*folders):
    command = subprocess.run([os.path.join(ROOT, "build-aux", "count-tests"), *folders],
                             capture_output=True, text=True, check=False)
    return command.stdout, command.returncode


def expect(line, status, *programs):
    with tempfile.TemporaryDirectory() as folder:
        write_logs(folder, "testlog", programs)
        found = count(folder)
    assert found == (line + "\n", status), f"{found} is not {(line, status)}"


def counts_each_test():
    """Each test of a program counts"""
    expect("3 passed, 0 failed", 0,
           ("ringback:engine / clock", "OK", [PASSED, PASSED]), ("ringback:data / schema", "OK", []))


def counts_failures():
    """A failed test counts once, and its program does not count again"""
    expect("1 passed, 2 failed", 1, ("ringback:engine / clock", "FAIL", [PASSED, FAILED, ERROR]))


def counts_crashes():
    """A program that crashes after its tests passed is a failure"""
    expect("2 passed, 1 failed", 1, ("ringback:engine / clock", "ERROR", [PASSED, PASSED]))


def counts_time_running_out():
    """A program that times out is a failure"""
    expect("1 passed, 1 failed", 1, ("ringback:engine / clock", "TIMEOUT", [PASSED]))
    expect("0 passed, 1 failed", 1, ("ringback:engine / clock", "TIMEOUT", []))


def counts_skips():
    """A skipped test is neither passed nor failed"""
    expect("1 passed, 0 failed, 2 skipped", 0, ("ringback:gui / window", "SKIP", []),
           ("ringback:engine / clock", "OK", [PASSED, SKIPPED]))


def counts_each_log():
    """A program counts again in another log: under valgrind, or in another folder"""
    with tempfile.TemporaryDirectory() as folder:
        other = os.path.join(folder, "other")
        write_logs(folder, "testlog", [("ringback:engine / clock", "OK", [PASSED, PASSED])])
        write_logs(folder, "testlog-valgrind", [("ringback:engine / clock", "FAIL", [PASSED, FAILED])])
        write_logs(other, "testlog", [("ringback:fuzz / records", "OK", [])])
        found = count(folder, other)
    assert found == ("4 passed, 1 failed\n", 1), found


def fails_without_tests():
    """No test at all is a failure"""
    expect("0 passed, 0 failed", 1)


if __name__ == "__main__":
    sys.exit(tap.run(counts_each_test, counts_failures, counts_crashes, counts_time_running_out, counts_skips,
                     counts_each_log, fails_without_tests))
