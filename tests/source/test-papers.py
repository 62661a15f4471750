#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Holds what the papers name against the tree: files, functions, links and commands.

    test-papers.py BUILD-FOLDER

The papers are README.md, every Markdown file under src/ and those in build-aux/. In them
- a code span that is a path or a file's name, with * or without, is a file or folder of the tree, or a file or a test
  that a meson.build names;
- a code span `name ()` or `name()` is a function of the sources, and so is every word that begins with rb_, Rb or RB_,
  unless the paper shows it in a block of code; on a line that has a path, the functions after the path stand in that
  file;
- a link leads to a file, and to a heading of it;
- a command in a block of sh is run, if it is a program that the build made, or else looked up: its program is there and
  knows its options. The name of each test says which.
"""

import fnmatch
import functools
import os
import re
import shlex
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "gui"))
import tap  # noqa: E402

BUILD = os.path.realpath(sys.argv[1]) if len(sys.argv) > 1 else os.path.join(ROOT, "_build")
SOURCES = (".c", ".h", ".js", ".py", ".ui", ".css", ".build", ".template", ".in", ".toml")
PATH = re.compile(r"^(?:[\w.*-]+/)+[\w.*-]*$")
FILE = re.compile(r"^[\w*-]+(?:\.[\w*-]+)*\.(?:c|h|js|py|md|mdx|ui|css|svg|build|txt|xml|pot?|toml)$")
FUNCTION = re.compile(r"^([A-Za-z_]\w*) ?\(\)$")
OWN_NAME = re.compile(r"\b(?:rb_\w+|Rb[A-Z]\w+|RB_\w+)\b")
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")


# --- The tree -----------------------------------------------------------------------------------------------------

@functools.lru_cache(maxsize=None)
def find_files():
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name != ".git" and not name.startswith("_build")]
        found += [os.path.relpath(os.path.join(folder, name), ROOT) for name in names]
    return found


@functools.lru_cache(maxsize=None)
def find_folders():
    return {os.path.dirname(path[:i + 1]) for path in find_files() for i, letter in enumerate(path) if letter == "/"}


@functools.lru_cache(maxsize=None)
def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def read_code(path):
    """The text of a source file without its comments, which may name what no longer exists."""
    return re.sub(r"/\*.*?\*/", "", read(path), flags=re.DOTALL)


@functools.lru_cache(maxsize=None)
def all_words():
    """The words of the code of Ringback, without its tests."""
    return {word for path in find_files() if path.startswith("src/") and path.endswith(SOURCES)
            for word in re.findall(r"\w+", read_code(path))}


@functools.lru_cache(maxsize=None)
def all_functions():
    """The names that the code of Ringback defines or calls as functions."""
    return {name for path in find_files() if path.startswith("src/") and path.endswith(SOURCES)
            for name in re.findall(r"\b(\w+) ?\(", read_code(path))}


@functools.lru_cache(maxsize=None)
def all_meson_strings():
    return {text for path in find_files() if path.endswith("meson.build")
            for text in re.findall(r"'([^'\n]+)'", read(path))}


def find_papers():
    return sorted(path for path in find_files() if path.endswith(".md")
                  and (path == "README.md" or path.startswith("src/") or os.path.dirname(path) == "build-aux"))


def find_path(paper, name):
    """Returns the files or folders for a name in a paper. The name may be relative to the folder of the paper, to src/
    or to the top. A part in capitals, as in man pages, stands for any name."""
    name = re.sub(r"(?<=/)[A-Z]+(?=/|$)", "*", name)
    for start in (os.path.dirname(paper), "src", ""):
        pattern = os.path.normpath(os.path.join(start, name))
        found = [path for path in find_files() if fnmatch.fnmatch(path, pattern)]
        found += [path for path in find_folders() if fnmatch.fnmatch(path, pattern)]
        if found:
            return found
    return []


def is_made(name):
    """Whether a name belongs to the build, the user or the system, or is a test."""
    return name.startswith(("_build", "~", "/", "node_modules/")) or name in all_meson_strings()


# --- What a paper names ---------------------------------------------------------------------------------------------

def split(text):
    """Gives the lines of prose with their numbers, and the fenced blocks: language, number, lines."""
    prose, blocks, block = [], [], None
    for number, line in enumerate(text.splitlines(), 1):
        fence = re.match(r"^\s*```(\w*)", line)
        if fence and block is None:
            block = (fence.group(1), number, [])
            blocks.append(block)
        elif fence:
            block = None
        elif block is not None:
            block[2].append(line)
        else:
            prose.append((number, line))
    return prose, blocks


def check_function(name, path, shown):
    """Returns the problem with the name of a function. If a path stands before the name, the function must be in it."""
    if name in shown:
        return None
    if path is None:
        return None if name in all_functions() else f"there is no {name} ()"
    if re.search(r"\b" + name + r"\b ?\(|\b" + name + r"\s*[=:]", read(path)):
        return None
    return f"{name} () is not in {path}"


def check_line(paper, line, shown=frozenset()):
    """Yields the problems of a line of prose. `shown` has the words in the code blocks of the paper."""
    path = None
    for span in SPAN.findall(line):
        function = FUNCTION.match(span)
        if function:
            problem = check_function(function.group(1), path, shown)
            if problem:
                yield problem
        elif is_made(span):
            continue
        elif PATH.match(span):
            found = find_path(paper, span)
            if not found:
                yield f"there is no {span}"
            path = found[0] if len(found) == 1 and os.path.isfile(os.path.join(ROOT, found[0])) else None
        elif FILE.match(span):
            found = [name for name in find_files() if fnmatch.fnmatch(os.path.basename(name), span)]
            if not found:
                yield f"there is no {span}"
            path = found[0] if len(found) == 1 else None
    for name in OWN_NAME.findall(line):
        if name not in all_words() and name not in shown:
            yield f"there is no {name}"


def check_links(paper, line):
    for target in LINK.findall(line):
        name, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        path = os.path.normpath(os.path.join(os.path.dirname(paper), name)) if name else paper
        if path not in find_files() and path not in find_folders():
            yield f"the link to {target} leads nowhere"
        elif anchor and anchor not in [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
                                       for heading in re.findall(r"^#+ (.*)", read(path), re.M)]:
            yield f"{path} has no heading #{anchor}"


def check_paper(paper):
    prose, blocks = split(read(paper))
    shown = {word for _, _, lines in blocks for line in lines for word in re.findall(r"\w+", line)}
    wrong = [f"{paper}:{number}: {problem}" for number, line in prose
             for problem in (*check_line(paper, line, shown), *check_links(paper, line))]
    for language, number, lines in blocks:
        if language == "text":
            wrong += [f"{paper}:{number + i}: there is no {name}" for i, line in enumerate(lines, 1)
                      for name in re.findall(r"(?<![\w/])(?:[\w-]+/)+(?:[\w-]+\.[a-z]+)?", line)
                      if not is_made(name) and not find_path(paper, name)]
    assert not wrong, "\n".join(wrong)


# --- Commands -------------------------------------------------------------------------------------------------------

def find_commands(paper):
    """Yields the commands in blocks of sh and our own commands in code spans, each with its comment."""
    prose, blocks = split(read(paper))
    for language, _, lines in blocks:
        if language == "sh":
            for line in lines:
                command, _, comment = line.partition(" # ")
                if command.strip() and not command.startswith("#"):
                    yield command.strip(), comment.strip()
    for _, line in prose:
        for span in SPAN.findall(line):
            if re.match(r"(?:[A-Z_]+=\S+ )*(?:build-aux/|meson )", span):
                yield span, ""


def split_command(command):
    words = shlex.split(command)
    while "=" in words[0]:
        words.pop(0)
    return words


def run_command(command, comment):
    """Runs a program of the build. If the comment says what the program prints, the output must contain it."""
    environment = dict(os.environ, RINGBACK_RUNNER=os.path.join(BUILD, "src", "runner", "ringback-runner"),
                       RINGBACK_LESSONS=os.path.join(BUILD, "data", "lessons"))
    line = re.sub(r"(?<!\S)_build(?=/)", lambda match: shlex.quote(BUILD), command)
    process = subprocess.run(["sh", "-c", line], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120, check=False)
    assert process.returncode == 0, f"{command} ended with {process.returncode}:\n{process.stdout}"
    printed = re.search(r"\bprints (\{.*?\}|undefined)", comment)
    assert not printed or printed.group(1) in process.stdout, f"{command} printed:\n{process.stdout}"


def look_up_command(command):
    """Checks that the program exists, and that its text or its help contains the options."""
    words = split_command(command)
    program = words[0]
    if "/" in program:
        path = os.path.join(ROOT, program)
        assert os.access(path, os.X_OK), f"{program} is no program"
        known = read(program)
    else:
        assert shutil.which(program), f"{program} is not on this machine"
        arguments = [word for word in words[1:2] if not word.startswith("-")]
        known = subprocess.run([program, *arguments, "--help"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               text=True, check=True).stdout
    for word in words[1:]:
        option = re.match(r"--?[a-z][\w-]*", word)
        if word.startswith("-D"):
            assert f"option('{word[2:].partition('=')[0]}'" in read("meson_options.txt"), f"{word} is unknown"
        elif option:
            assert re.search(re.escape(option.group()) + r"(?![\w-])", known), f"{program} knows no {word}"


def make_tests():
    tests = []

    def add(name, function, *arguments):
        test = functools.partial(function, *arguments)
        test.__doc__ = name.replace("#", "")
        tests.append(test)

    for paper in find_papers():
        add(f"{paper}: what it names is there", check_paper, paper)
    for paper in find_papers():
        for command, comment in find_commands(paper):
            if split_command(command)[0].startswith("_build/src/ringback-cli"):
                add(f"{paper}: run: {command}", run_command, command, comment)
            else:
                add(f"{paper}: looked up: {command}", look_up_command, command)
    return tests


# --- The test itself ------------------------------------------------------------------------------------------------

def what_is_wrong_is_found():
    """A file, a function, a link and a command that are not there are found."""
    assert list(check_line("README.md", "`src/wire/frame.c` `rb_frame_no ()`"))
    assert not list(check_line("README.md", "`src/wire`, `frame.h`, `source/papers` and `RbFrameHeader`"))
    assert not list(check_line("README.md", "`rb_nobody()`", {"rb_nobody"}))
    assert list(check_line("README.md", "`src/nowhere/frame.c`"))
    assert list(check_line("README.md", "`no-such-file.c`"))
    assert list(check_line("README.md", "RbNobody"))
    assert list(check_links("README.md", "[x](src/nowhere.md)"))
    assert list(check_links("README.md", "[x](README.md#nowhere)"))
    for command in ("build-aux/nothing", "build-aux/test --nothing", "meson setup -Dnothing=1"):
        try:
            look_up_command(command)
        except AssertionError:
            continue
        raise AssertionError(f"{command} was accepted")


if __name__ == "__main__":
    sys.exit(tap.run(what_is_wrong_is_found, *make_tests()))
