# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Runs functions as tests, and reports the results in TAP:  sys.exit(tap.run(test_one, test_two))

A test fails by raising, and is skipped by raising Skip with the reason. Its name is its docstring's first line.
"""

import sys
import traceback


class Skip(Exception):
    pass


def run(*tests):
    # The plan comes first, so that a program that is killed half-way does not look finished.
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        name = (test.__doc__ or test.__name__).strip().splitlines()[0].rstrip(".")
        try:
            test()
            print(f"ok {number} - {name}", flush=True)
        except Skip as reason:
            print(f"ok {number} - {name} # SKIP {reason}", flush=True)
        except Exception:  # any exception fails this test, and the next one runs
            failed += 1
            print(f"not ok {number} - {name}")
            print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), end="", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit("This is a module.")
