#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Types into the window while something takes the text away: a kill, a disk, another window, an author.

usage: test-keep-text.py RINGBACK
"""

import contextlib
import os
import subprocess
import sys
import tempfile

import driver
import tap

PROGRAM = "console.log('given');\n"
ARTICLE = "---\ntitle: Mine\n---\n\nProse.\n\n```js\nconsole.log('{}');\n```\n"
QUESTION = ARTICLE.format("old") + "\n> What is printed?\n>\n> - [x] `old`\n> - [ ] `new`\n"
OTHERS = "This program was changed in another window. Undo brings back what was here."
UNSAVED = "Your changes could not be saved"
NEWER = "The article has changed since you edited this program. Your text is kept; Reset shows the new one."

# Mounts need rights, which a user has in a name space of their own. Ringback does not keep them.
MOUNTED = """
mkdir -p "$HOME_OF_TEST" && mount -t tmpfs -o "$OPTIONS" none "$HOME_OF_TEST" || exit 77
[ "$(id -u)" -eq 0 ] || set -- setpriv --ambient-caps=-all --inh-caps=-all "$@"
exec "$@"
"""


@contextlib.contextmanager
def ringback(*command, home, **environment):
    """A window of the program, or of a command that becomes it."""
    homes = {f"XDG_{kind}_HOME": os.path.join(home, kind.lower()) for kind in ("DATA", "STATE", "CACHE")}
    changes = {"LANGUAGE": "en", "G_DEBUG": "fatal-criticals", **homes, **environment}
    program, *arguments = command
    with driver.Window(*arguments, program=program, environment=changes) as window:
        yield window
        assert window.alive(), "the program has ended by itself"


@contextlib.contextmanager
def program(name="mine.js", text=PROGRAM):
    """A file in a folder, which is the home as well."""
    with tempfile.TemporaryDirectory() as home:
        path = os.path.join(home, name)
        write(path, text)
        yield path, home


def write(path, text):
    with open(path + "~", "w", encoding="utf-8") as file:
        file.write(text)
    os.rename(path + "~", path)


def ended(window):
    """Waits for the end of the program, which the test has caused."""
    window.process.wait(driver.DEADLINE)
    window.alive = lambda: True
    return window.process.returncode


def code(window):
    return window.find("text", "Program")


def source(window):
    return window.text(code(window))


def begins(window, words):
    window.until(lambda: source(window).startswith(words), f"the program begins with {words!r}")


def type_first(window, words):
    """Types at the beginning of the program."""
    window.take_keys()
    window.click(code(window))
    window.key("ctrl+Home")
    window.type(words)


def says(window, words):
    """Waits for a message. It goes after some seconds, so only the few widgets around the lesson are read."""
    def near(widget, depth):
        if words in (widget.get_name() or ""):
            return True
        if depth == 0:
            return False
        # A child is None if it went away while it was asked for.
        children = (widget.get_child_at_index(number) for number in reversed(range(widget.get_child_count())))
        return any(child and near(child, depth - 1) for child in children)

    window.until(lambda: near(window.frame(), 8), f"the window says {words!r}")


def saved(home, words):
    """Whether a draft that begins with these words is on the disk."""
    folder = os.path.join(home, "data", "ringback", "drafts")
    for name in os.listdir(folder) if os.path.isdir(folder) else []:
        # While a draft is written, it has another name, which may be gone when it is opened.
        if not name.endswith(".js"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            if file.read().startswith(words):
                return True
    return False


def test_killed():
    """What was typed is there after the program was killed"""
    with program() as (path, home):
        with ringback(sys.argv[1], path, home=home) as window:
            type_first(window, "// kept")
            window.until(lambda: saved(home, "// kept"), "the text is saved")
            window.process.kill()
            ended(window)
        with ringback(sys.argv[1], home=home) as window:
            begins(window, "// kept")


@contextlib.contextmanager
def mounted(path, options):
    """A window with a home on a disk of its own, which this process finds below the window's root."""
    with tempfile.TemporaryDirectory() as folder:
        home = os.path.join(folder, "home")
        outside = {"HOME_OF_TEST": home, "OPTIONS": options}
        enter = ("unshare", "--map-current-user", "--keep-caps", "--mount", "sh", "-c", MOUNTED, "sh")
        allowed = subprocess.run([*enter, "true"], env={**os.environ, **outside}, capture_output=True, check=False)
        if allowed.returncode != 0:
            raise tap.Skip("this machine lets nobody mount a disk of their own")
        with ringback(*enter, sys.argv[1], path, home=home, **outside) as window:
            yield window, f"/proc/{window.process.pid}/root{home}"


def test_full_disk():
    """On a full disk the window says so, and the text is saved as soon as there is room again"""
    with program() as (path, _folder), mounted(path, "size=256k") as (window, home):
        type_first(window, "// one")
        window.until(lambda: saved(home, "// one"), "the text is saved")
        filler = os.path.join(home, "filler")
        with contextlib.suppress(OSError), open(filler, "wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))
        type_first(window, "// two")
        says(window, UNSAVED)
        begins(window, "// two// one")
        assert not saved(home, "// two")
        drafts = os.path.join(home, "data", "ringback", "drafts")
        window.until(lambda: all(name.endswith(".js") for name in os.listdir(drafts)), "nothing half-written is left")

        os.remove(filler)
        window.key("ctrl+q")
        assert ended(window) == 0


def test_read_only():
    """In a home that cannot be written, the window says so, and asks before it loses the text"""
    with program() as (path, _folder), mounted(path, "ro") as (window, _home):
        type_first(window, "// mine")
        says(window, UNSAVED)
        begins(window, "// mine")
        window.key("ctrl+q")
        says(window, "Close the window again to discard them.")
        begins(window, "// mine")
        window.key("ctrl+q")
        assert ended(window) == 0


@contextlib.contextmanager
def another_desktop():
    """The address of a second message bus: to be alone on a bus is all that Ringback knows of other processes."""
    bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, text=True)
    try:
        yield bus.stdout.readline().strip()
    finally:
        bus.terminate()
        bus.wait()
        bus.stdout.close()


@contextlib.contextmanager
def two_processes():
    """Two processes, side by side, with one program and one home."""
    accessibility = driver.accessibility_address()
    with program() as (path, home), another_desktop() as address:
        elsewhere = {"DBUS_SESSION_BUS_ADDRESS": address, "AT_SPI_BUS_ADDRESS": accessibility}
        with ringback(sys.argv[1], path, home=home) as one:
            one.resize(1000, 800)
            with ringback(sys.argv[1], path, home=home, **elsewhere) as two:
                two.resize(1000, 800)
                two.move(1200, 0)
                one.settle()
                two.settle()
                yield one, two, home


def test_two_processes():
    """Two processes on one program show the same text; each says when it was changed elsewhere, and can undo it"""
    with two_processes() as (one, two, home):
        type_first(one, "// one")
        begins(two, "// one")
        says(two, OTHERS)

        type_first(two, "// two")
        begins(one, "// two// one")
        says(one, OTHERS)

        # What was here can come back, and is shown there then.
        one.take_keys()
        one.key("ctrl+z")
        one.until(lambda: not source(one).startswith("// two"), "the text is undone")
        two.until(lambda: source(two) == source(one), "both show the same")
        one.key("ctrl+shift+z")
        begins(two, "// two// one")

        # The one that is killed takes nothing with it.
        type_first(two, "// last")
        two.until(lambda: saved(home, "// last"), "the text is saved")
        two.process.kill()
        ended(two)
        begins(one, "// last")


def test_both_type():
    """If both processes type at once, both show one of the texts, and the other one can be undone"""
    with two_processes() as (one, two, _home):
        type_first(one, "// 1")
        begins(two, "// 1")
        type_first(two, "// two ")
        type_first(one, "// one ")
        one.until(lambda: source(one) == source(two), "both show the same")
        if "// one " not in source(two) or "// two " not in source(two):
            replaced = one if "// two " in source(two) else two
            replaced.take_keys()
            replaced.key("ctrl+z")
            replaced.until(lambda: ("// one " if replaced is one else "// two ") in source(replaced),
                           "the text is back")


def test_article_changes():
    """An article that changes under an edited program leaves the text alone, and says so"""
    with program("mine.md", ARTICLE.format("old")) as (path, home):
        with ringback(sys.argv[1], path, home=home) as window:
            type_first(window, "// mine")
            begins(window, "// mine")
            write(path, ARTICLE.format("new"))
            says(window, NEWER)
            begins(window, "// mine")

            write(path, "---\ntitle: [\n---\n")
            says(window, "mine.md:")
            write(path, ARTICLE.format("newer"))
            begins(window, "// mine")

            os.remove(path)
            begins(window, "// mine")
            write(path, ARTICLE.format("newest"))
            window.key("ctrl+shift+r")
            window.until(lambda: source(window).startswith("console.log('newest');"), "Reset shows the new program")
            window.key("ctrl+z")
            begins(window, "// mine")


def chosen(window):
    return window.has(window.find("check box", "2, new"), "checked")


def test_predicted():
    """What was predicted is chosen again when the program starts again"""
    with program("mine.md", QUESTION) as (path, home):
        with ringback(sys.argv[1], path, home=home) as window:
            window.click(window.find("push button", "Next step"))
            window.click(window.find("check box", "2, new"))
            window.until(lambda: chosen(window), "the option is chosen")
            assert window.quit() == 0
            window.alive = lambda: True
        with ringback(sys.argv[1], home=home) as window:
            window.until(lambda: chosen(window), "the option is chosen again")
            assert "Your answer waits for the run." in window.words()


if __name__ == "__main__":
    sys.exit(tap.run(test_killed, test_full_disk, test_read_only, test_two_processes, test_both_type,
                     test_article_changes, test_predicted))
