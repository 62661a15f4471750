# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Drives Ringback's window as a person would: reads it through the accessibility tree, uses real keys and clicks.

Runs inside `tests/gui/session --accessibility atspi`, with the system's Python (python3-gi, gir1.2-atspi-2.0):

    with driver.Window() as window:
        window.click(window.find("push button", "Run"))
        window.until(lambda: "undefined" in window.text(window.find("text", "Console")), "the console speaks")

Nothing here sleeps for a guessed while. Every question is asked again until its answer comes or its deadline passes,
and then the failure says what was waited for and what the window looked like.
"""

import hashlib
import os
import subprocess
import time
import warnings

# A warning ends Ringback, as it should. But this process must survive the warnings of libatspi.
CHILD_ENVIRONMENT = dict(os.environ)
os.environ.pop("G_DEBUG", None)

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

# at-spi2-core deprecates names for which its introspection has no replacement
warnings.simplefilter("ignore", DeprecationWarning)

# The slow unwinder, which the leak checker needs, makes a window too slow to be tested.
IMPATIENT_SANITIZER = "fast_unwind_on_malloc=1:detect_leaks=0:verify_asan_link_order=0"

# tests/gui/session sets the deadline. It is long, because a busy machine is not a failure.
DEADLINE = float(os.environ["RINGBACK_DEADLINE"])
TICK = 0.02

# Tests use the role names of GTK 4.8 and at-spi2-core 2.46. These are the names that later releases use instead, by GTK
# version.
LATER_ROLES = {
    (4, 10): {"button": "push button", "toggle button": "push button", "radio button": "check box",
              "panel": "filler"},
}


class Timeout(AssertionError):
    pass


def until(condition, what, deadline=None):
    """Calls a function until the result is true, and returns the result."""
    end = time.monotonic() + (deadline or DEADLINE)
    while True:
        try:
            answer = condition()
        except GLib.Error:
            answer = None  # a widget that went away while it was asked
        if answer:
            return answer
        if time.monotonic() > end:
            raise Timeout(f"waited in vain: {what}")
        time.sleep(TICK)


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def accessibility_address():
    """The address of the accessibility bus, which a program on another message bus cannot ask for."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    return bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, GLib.VariantType("(s)"),
                         Gio.DBusCallFlags.NONE, -1, None).unpack()[0]


class Window:
    """A process of Ringback and its first window."""

    def __init__(self, *arguments, program=None, environment=None):
        self.program = program or os.environ["RINGBACK_PROGRAM"]
        self.arguments = arguments
        self.environment = {**CHILD_ENVIRONMENT, **(environment or {})}
        options = self.environment.get("ASAN_OPTIONS", "")
        self.environment["ASAN_OPTIONS"] = f"{options}:{IMPATIENT_SANITIZER}".lstrip(":")
        if "RINGBACK_TRUE_PLACES" in os.environ:
            self.environment["LD_PRELOAD"] = os.environ["RINGBACK_TRUE_PLACES"]
        self.scale = int(self.environment.get("GDK_SCALE", "1"))
        self.process = None
        self.application = None
        self.identifier = None
        self.roles = {}
        self.version = (0,)
        self.found = {}

    def __enter__(self):
        Atspi.init()
        self.process = subprocess.Popen([self.program, *self.arguments], env=self.environment)
        try:
            self.application = until(self._find_application, "the program joins the accessibility bus")
            self.version = tuple(int(number) for number in self.application.get_toolkit_version().split("."))
            self.roles = {later: role for since, names in LATER_ROLES.items() if self.version >= since
                          for later, role in names.items()}
            # Without a main loop the cache is never updated, so only values that never change are cached.
            self.application.set_cache_mask(Atspi.Cache.ROLE | Atspi.Cache.INTERFACES)
            self.identifier = until(self._find_identifier, "the window is shown")
            until(lambda: self.frame().get_component_iface().get_extents(Atspi.CoordType.WINDOW).width > 1,
                  "the window has a size")
        except BaseException:
            self.end()
            raise
        return self

    def __exit__(self, kind, value, trace):
        if isinstance(value, AssertionError):
            print("".join(f"# {line}\n" for line in self.describe()), end="", flush=True)
        self.end()

    def _find_application(self):
        status = self.process.poll()
        if status is not None:
            raise AssertionError(f"the program ended with status {status} before it showed a window")
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(number)
            if child and child.get_process_id() == self.process.pid and child.get_child_count():
                return child
        return None

    def identifiers(self):
        """Returns the identifiers of all windows that the program shows."""
        return set(subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                                  capture_output=True, text=True, check=False).stdout.split())

    def _find_identifier(self):
        # A tooltip is a window, too, and appears at once if the pointer was left on a button.
        try:
            return max(self.identifiers(), key=lambda window: self._geometry(window)[2], default=None)
        except subprocess.CalledProcessError:
            return None  # one of them went away while it was asked

    def end(self):
        """Ends the program, and returns its exit status: negative if a signal other than ours killed it."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(DEADLINE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise
        return self.process.returncode

    def quit(self):
        """Quits as a person does, and returns the exit status; by then everything should have been freed."""
        self.key("ctrl+q")
        self.process.wait(DEADLINE)
        return self.process.returncode

    def alive(self):
        return self.process.poll() is None

    # Reading

    def walk(self, within=None, hidden=False):
        """Yields a widget and all below it, in the order of the window; hidden ones only if asked for."""
        widget = within or self.application
        yield widget
        # All are asked for at once: GTK is not prepared for a number that is too large because a window has closed.
        for child in [widget.get_child_at_index(number) for number in range(widget.get_child_count())]:
            if child and (hidden or self.has(child, "visible")):
                yield from self.walk(child, hidden)

    def role(self, widget):
        """Returns the role of a widget, under the same name for all versions of GTK."""
        name = widget.get_role_name()
        return self.roles.get(name, name)

    def _found(self, role, name, within):
        def fits(widget):
            if role is not None and self.role(widget) != role:
                return False
            if name is not None:
                known = widget.get_name() or ""
                if not (name(known) if callable(name) else known == name):
                    return False
            return self.placed(widget)

        return (widget for widget in self.walk(within) if fits(widget))

    def find_all(self, role=None, name=None, within=None):
        """Returns the visible widgets with this role and name; the name may be a function that checks one."""
        try:
            return list(self._found(role, name, within))
        except GLib.Error:
            return []  # the tree changed while it was read; the caller asks again

    @staticmethod
    def placed(widget):
        """Whether a widget has a place in the window; pages of a stack that were never shown have none."""
        component = widget.get_component_iface()
        if component is None:
            return True
        place = component.get_extents(Atspi.CoordType.WINDOW)
        return place.width > 0 and place.height > 0

    def _still_shown(self, widget, role, name):
        """Whether a widget that was found before still fits, and it and all around it are visible."""
        try:
            if self.role(widget) != role or (name is not None and widget.get_name() != name):
                return False
            if not self.placed(widget):
                return False
            while widget and widget != self.application:
                if not self.has(widget, "visible"):
                    return False
                widget = widget.get_parent()
            return widget is not None
        except GLib.Error:
            return False

    def first(self, role=None, name=None, within=None):
        """Returns the first widget of this role and name that is shown now, or None."""
        # A search asks hundreds of widgets over the bus, so the last answer is asked first.
        key = (role, name)
        if within is None and not callable(name) and key in self.found:
            if self._still_shown(self.found[key], role, name):
                return self.found[key]
            del self.found[key]
        widget = next(self._found(role, name, within), None)
        if widget and within is None and role is not None and not callable(name):
            self.found[key] = widget
        return widget

    def find(self, role=None, name=None, within=None, deadline=None):
        """Waits for the first widget of this role and name."""
        return until(lambda: self.first(role, name, within), f"a {role or 'widget'} named {name!r}", deadline)

    def row(self, words, within=None, deadline=None):
        """Waits for the row of a list that has these words as its name or in a label."""
        def first():
            for row in self.find_all("list item", within=within):
                if row.get_name() == words or self.find_all("label", words, within=row):
                    return row
            return None

        return until(first, f"a row that says {words!r}", deadline)

    def gone(self, role=None, name=None, within=None, deadline=None):
        """Waits until no such widget is shown any more."""
        until(lambda: not self.find_all(role, name, within), f"no {role or 'widget'} named {name!r}", deadline)

    def frame(self):
        def first():
            assert self.alive(), f"the program has ended with {self.process.returncode}"
            return next((widget for widget in self.walk(hidden=True) if self.role(widget) == "frame"), None)

        return until(first, "the window is in the tree")

    @staticmethod
    def has(widget, state):
        return widget.get_state_set().contains(getattr(Atspi.StateType, state.upper()))

    @staticmethod
    def text(widget):
        """Returns a widget's text, or its name if it has none. GTK 4.10 does not name some widgets that have text."""
        if widget.get_text_iface() is None:
            return widget.get_name()
        return Atspi.Text.get_text(widget, 0, Atspi.Text.get_character_count(widget))

    def words(self, within=None):
        """Returns everything that can be read, one line for each widget."""
        found = []
        for widget in self.find_all(within=within):
            words = self.text(widget) if widget.get_text_iface() else widget.get_name()
            if words and words not in found[-1:]:
                found.append(words)
        return "\n".join(found)

    @staticmethod
    def attributes(widget, offset):
        """Asks for the text attributes at an offset, as a screen reader does whenever its cursor moves."""
        return Atspi.Text.get_attribute_run(widget, offset, True)

    @staticmethod
    def until(condition, what, deadline=None):
        return until(condition, what, deadline)

    def describe(self, within=None):
        """Returns the tree as lines, for the report of a failure."""
        lines = []

        def visit(widget, depth):
            try:
                text = self.text(widget) if widget.get_text_iface() else ""
                lines.append("  " * depth + f"{self.role(widget)} {widget.get_name()!r}"
                             + (f" {text[:60]!r}" if text else "")
                             + ("" if depth == 0 or self.has(widget, "visible") else " (hidden)"))
                for number in range(widget.get_child_count()):
                    visit(widget.get_child_at_index(number), depth + 1)
            except (GLib.Error, AttributeError) as problem:
                lines.append("  " * depth + f"(gone: {problem})")

        if self.application is not None and self.alive():
            visit(within or self.application, 0)
        return lines

    # Acting

    def where(self, widget):
        """Returns the centre of a widget on the screen, because GTK 4 only knows positions in the window."""
        left, top, _, _ = self._inside()
        place = widget.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        if self.version >= (4, 10):
            # These positions leave out the padding around a widget; that of the window is known.
            frame = self.frame().get_component_iface().get_extents(Atspi.CoordType.WINDOW)
            left, top = left - frame.x * self.scale, top - frame.y * self.scale
        return (left + (place.x + place.width // 2) * self.scale,
                top + (place.y + place.height // 2) * self.scale)

    def _geometry(self, identifier=None):
        lines = run("xdotool", "getwindowgeometry", "--shell", identifier or self.identifier).splitlines()
        values = dict(line.split("=") for line in lines)
        return tuple(int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))

    def _inside(self):
        """The window without the border that GTK draws around it, equally on all sides, if there is no compositor.
        In pixels of the screen; the accessibility tree knows only those of the window."""
        left, top, width, height = self._geometry()
        frame = self.frame().get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        # If the frame begins before the window does, it includes the border.
        inner_width = (frame.width + 2 * min(frame.x, 0)) * self.scale
        inner_height = (frame.height + 2 * min(frame.y, 0)) * self.scale
        return left + (width - inner_width) // 2, top + (height - inner_height) // 2, inner_width, inner_height

    def resize(self, width, height):
        """Resizes the window. The size does not include the border, and is that before scaling."""
        width, height = width * self.scale, height * self.scale

        def taken():
            # The window may just be changing its size by itself, so the border is measured again each time.
            _, _, outer_width, outer_height = self._geometry()
            _, _, inner_width, inner_height = self._inside()
            if (inner_width, inner_height) == (width, height):
                return True
            # A window may become smaller in steps, because a narrow one shows less.
            run("xdotool", "windowsize", self.identifier, str(width + outer_width - inner_width),
                str(height + outer_height - inner_height))
            return False

        until(taken, f"the window takes {width}x{height}")

    def move(self, left, top):
        run("xdotool", "windowmove", self.identifier, str(left), str(top))
        until(lambda: self._geometry()[:2] == (left, top), f"the window is at {left}, {top}")

    def click(self, widget):
        left, top = self.where(widget)
        # --sync would wait for ever if the pointer is there already. The server keeps the order even without --sync.
        run("xdotool", "mousemove", str(left), str(top), "click", "1")

    def point_left_of(self, widget, below):
        """Moves the pointer to the left edge of a widget, some pixels below its middle."""
        left, top = self.where(widget)
        width = widget.get_component_iface().get_extents(Atspi.CoordType.WINDOW).width * self.scale
        run("xdotool", "mousemove", str(left - width // 2 + 20), str(top + below))

    @staticmethod
    def point_away():
        """Moves the pointer away from all widgets."""
        width, height = run("xdotool", "getdisplaygeometry").split()
        run("xdotool", "mousemove", str(int(width) - 1), str(int(height) - 1))

    @staticmethod
    def press(widget):
        """Activates a widget as a screen reader does. The effect comes later, so wait for it."""
        assert widget.do_action(0), f"{widget.get_name()!r} has no action"

    @staticmethod
    def select(row):
        """Selects a row of a list as a screen reader does."""
        parent = row.get_parent()
        selected = Atspi.Selection.select_child(parent, row.get_index_in_parent())
        assert selected, f"{row.get_name()!r} is not to be selected"

    @staticmethod
    def focus(widget):
        assert widget.get_component_iface().grab_focus(), f"{widget.get_name()!r} takes no focus"

    def take_keys(self):
        """Gives the window the keys that another one has or had. Usually, a window manager does so."""
        run("xdotool", "windowfocus", self.identifier)

    @staticmethod
    def key(*keys):
        run("xdotool", "key", "--clearmodifiers", *keys)

    @staticmethod
    def type(text):
        run("xdotool", "type", "--delay", "15", text)

    # Pictures

    def _capture(self, target):
        left, top, width, height = self._inside()
        return subprocess.run(["import", "-silent", "-window", "root", "-crop", f"{width}x{height}+{left}+{top}",
                               "+repage", target], check=True, capture_output=True).stdout

    def settle(self, deadline=3):
        """Waits until the window stops changing, which a run may prevent. Returns whether it has."""
        last = None

        def still():
            nonlocal last
            before, last = last, hashlib.sha256(self._capture("rgb:-")).digest()
            return before == last

        try:
            until(still, "the window stands still", deadline)
        except Timeout:
            return False
        return True

    def shot(self, path, identifier=None):
        """Takes a picture of the window, without its border, or of another window as it is."""
        if identifier is None:
            self._capture(f"png:{path}")
        else:
            run("import", "-silent", "-window", identifier, f"png:{path}")
