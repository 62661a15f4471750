# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Ringback authors
"""Checks, line by line, the rules that the trace of every run must follow:

- kinds and members are known, time never goes back, and each id is introduced before it is used;
- one thing runs at a time: the script, a task or a microtask;
- queues are first in, first out, and drained in node's order: nextTicks, then microtasks, then what is due;
- frames nest, and each frame is left at most once and does not occur after that; a suspended function resumes at the
  same place, or is reported as waiting at the end;
- requests have an end: each lookup is answered or dropped, each timer fires or is cleared.
"""

import collections
import json

from checks import records

MOST_FINDINGS = 20
# A function that is suspended here resumes only in a microtask. An async generator awaits the value that it returns.
WAITING = ("await", "for", "return")


def label(number):
    """What a callback is called: A for 1, Z for 26, AA for 27."""
    text = ""
    while number > 0:
        number, digit = divmod(number - 1, 26)
        text = chr(ord("A") + digit) + text
    return text


class Trace:
    """Follows a run. `source` is the program's text, if it is known."""

    def __init__(self, source=None):
        self.source = source
        self.findings = []
        self.console = []
        self.errors = []
        self.said = []  # what goes to standard error: some of both
        self.waiting = []
        self.outcome = None
        self.microtasks = []  # per task: the sort of each microtask that ran, in order

        self._line = 0
        self._record = {}
        self._previous = {}
        self._time = 0
        self._has_script = False
        self._running = None  # "script" or "task", whose code is on the stack, or "microtask"
        self._microtask = None  # the number of the microtask that runs, 0 for one that has none
        self._task = None

        self._callbacks = 0
        self._settled = {}  # the state of each promise
        self._followed = set()  # the promises that somebody has begun to wait for
        self._awaiting = set()  # the activations that have said which promise they wait for
        self._requests = {}
        self._tasks = collections.deque()
        self._blocked = None

        self._microtask_count = 0
        self._ticks = collections.deque()
        self._jobs = collections.deque()
        self._is_draining_jobs = False
        self._queued = {}

        self._frames = [0]
        self._entered = {0}
        self._left = {}  # how each activation that is over was left
        self._suspended = {}  # in the order of suspension: the site, by activation
        self._going_on = None  # the activation that must resume next
        self._handlers = {kind: getattr(self, "_on_" + kind.replace("-", "_"), None) for kind in records.TABLE}

    # --- Lines -----------------------------------------------------------------------------------------------------

    def find(self, text):
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(f"line {self._line}: {text}")

    def read(self, lines):
        """Follows the lines of a trace to its end. Returns the findings."""
        for line in lines:
            self._line += 1
            try:
                record = json.loads(line)
            except ValueError:
                record = None
            if isinstance(record, dict):
                self._follow(record)
            else:
                self.find("no JSON object")
        if self.outcome is None:
            self.find("the trace has no end")
        return self.findings

    def _follow(self, record):
        faults = list(records.faults_of(record))
        for fault in faults:
            self.find(fault)
        if faults:
            return
        kind = record["kind"]
        self._record = record
        if record["time_us"] < self._time:
            self.find("time goes back")
        self._time = record["time_us"]
        if self.outcome is not None:
            self.find(f"{kind} comes after the end")
        if self._going_on is not None and kind not in ("resume", "limit", "finished"):
            self.find(f"activation {self._going_on} should go on here, not {kind}")
            self._going_on = None
        if kind in records.OF_PROGRAM and self._running is None:
            self.find(f"{kind} while nothing runs")
        if self._handlers[kind] is not None:
            self._handlers[kind](record)
        self._previous = record

    def _expect_idle(self, what):
        """Checks that the event loop may continue: nothing runs, and the microtask checkpoint is over."""
        if self._running is not None:
            self.find(f"{what} while a {self._running} runs")
        if self._ticks or self._jobs:
            self.find(f"{what} while microtasks wait")

    # --- Script and tasks ------------------------------------------------------------------------------------------

    def _on_script_start(self, record):
        if self._has_script:
            self.find("a second script")
        self._has_script = True
        self._is_draining_jobs = record.get("module", False)  # a module is evaluated in a microtask
        self._start("script")
        self._frames = [0]

    def _on_script_end(self, _record):
        self._end("script")

    def _on_task_queued(self, record):
        request = self._request(record)
        if request is None:
            return
        if request["state"] not in ("answered", "fired") and request.get("timer") != "immediate":
            self.find(f"request {record['request']} is queued, but is {request['state']}")
        request["state"] = "queued"
        self._tasks.append(record["request"])

    def _on_task_start(self, record):
        self._expect_idle("task-start")
        if not self._tasks or self._tasks[0] != record["request"]:
            self.find(f"task {record['request']} starts out of turn")
        if record["request"] in self._tasks:
            self._tasks.remove(record["request"])
        request = self._request(record)
        if request is not None:
            request["state"] = "over"
        self._task = record["request"]
        self._is_draining_jobs = False
        self._start("task")

    def _on_task_end(self, record):
        if record["request"] != self._task:
            self.find(f"task {record['request']} ends, but {self._task} runs")
        self._task = None
        self._end("task")

    def _start(self, what):
        if not self._has_script:
            self.find(f"a {what} before the script")
        if self._running is not None:
            self.find(f"a {what} starts while a {self._running} runs")
        if what != "microtask":
            self.microtasks.append([])
        self._running = what
        self._unwind(0)

    def _end(self, what):
        if self._running != what:
            self.find(f"a {what} ends that does not run")
        self._running = None
        self._unwind(0)

    # --- Microtasks ------------------------------------------------------------------------------------------------

    def _on_microtask_queued(self, record):
        number = record["microtask"]
        self._microtask_count += 1
        if number != self._microtask_count:
            self.find(f"microtask {number} is queued as number {self._microtask_count}")
        self._check_reason(record)
        self._queued[number] = record
        (self._ticks if record["reason"] == "next-tick" else self._jobs).append(number)

    def _check_reason(self, record):
        """The activation or promise of a microtask is known, and its type fits the reason."""
        reason = record["reason"]
        self._check_callback(record)
        if reason in ("await-fulfilled", "await-rejected"):
            if "activation" not in record:
                self.find(f"a microtask that is {reason} lacks activation")
            elif record["activation"] not in self._suspended:
                self.find(f"a microtask for activation {record['activation']}, which does not wait")
            elif record["activation"] not in self._awaiting:
                self.find(f"activation {record['activation']} waits for a promise that nothing tells")
        elif "activation" in record:
            self.find(f"a microtask that is {reason} has an activation")
        if "promise" in record:
            state = self._settled.get(record["promise"])
            if state is None:
                self.find(f"promise {record['promise']} is not settled")
            elif state != reason:
                self.find(f"promise {record['promise']} is {state}, not {reason}")
            if record["promise"] not in self._followed:
                self.find(f"promise {record['promise']} is followed, but nothing tells by whom")

    def _on_microtask_start(self, record):
        number = record.get("microtask", 0)
        reason = record["reason"]
        self._start("microtask")
        self._microtask = number
        if number == 0:
            self._check_unseen(record)
        else:
            self._check_turn(number, record)
        self._check_reason(record)
        if self.microtasks:
            self.microtasks[-1].append({"program": "q", "next-tick": "n"}.get(reason, "p"))
        # An async generator awaits the value that it yields. After that, other code runs.
        site = self._suspended.get(record.get("activation"))
        if site is not None and self._word_at(site) in WAITING:
            self._going_on = record["activation"]

    def _check_unseen(self, record):
        if record["reason"] not in ("adopt", "internal"):
            self.find(f"a microtask without a number is {record['reason']}")
        self._drain(is_job=True)

    def _check_turn(self, number, record):
        queued = self._queued.pop(number, None)
        if queued is None:
            self.find(f"microtask {number} starts, but does not wait")
            return
        for name in ("callback", "reason", "activation", "promise", "site"):
            if queued.get(name) != record.get(name):
                self.find(f"microtask {number} starts with another {name}")
        is_job = queued["reason"] != "next-tick"
        self._drain(is_job)
        queue = self._jobs if is_job else self._ticks
        if queue[0] != number:
            self.find(f"microtask {number} starts before {queue[0]}")
        queue.remove(number)

    def _drain(self, is_job):
        """node empties one queue completely before it starts the other."""
        if is_job == self._is_draining_jobs:
            return
        if self._jobs if self._is_draining_jobs else self._ticks:
            self.find("a microtask before the nextTicks" if is_job else "a nextTick amid the microtasks")
        self._is_draining_jobs = is_job

    def _on_microtask_end(self, record):
        if self._running != "microtask" or record.get("microtask", 0) != self._microtask:
            self.find("a microtask ends that does not run")
        self._end("microtask")
        self._microtask = None

    # --- Frames ----------------------------------------------------------------------------------------------------

    def _unwind(self, depth):
        """Removes all frames except the first ones. The removed frames ended with an exception, or with their task."""
        for activation in self._frames[depth:]:
            if activation != 0:
                self._left[activation] = "was left"
        del self._frames[depth:]
        if self._running == "script" and not self._frames:
            self._frames.append(0)

    def _find_frame(self, activation, what):
        """Makes the frame of an activation the top one. Returns whether it is on the stack."""
        if activation in self._frames:
            self._unwind(self._frames.index(activation) + 1)
            return True
        if activation not in self._entered:
            self.find(f"{what} of activation {activation}, which was never entered")
        elif activation in self._left:
            self.find(f"{what} of activation {activation}, which {self._left[activation]}")
        elif activation in self._suspended:
            self.find(f"{what} of activation {activation}, which is suspended")
        elif activation != 0:
            self.find(f"{what} of activation {activation}, which is not on the stack")
        return activation == 0

    def _on_statement(self, record):
        self._find_frame(record["activation"], record["kind"])

    _on_loop = _on_statement

    def _on_enter(self, record):
        activation = record["activation"]
        if activation in self._entered:
            self.find(f"activation {activation} is entered again")
        self._entered.add(activation)
        self._frames.append(activation)

    def _on_exit(self, record):
        activation = record["activation"]
        if self._find_frame(activation, "exit"):
            self._frames.pop()
            self._left[activation] = "has returned"

    def _word_at(self, site):
        """The word of the source at a place: what waits there, if the source is known."""
        if self.source is None:
            return None
        for word in ("await", "yield", "for", "return"):
            if self.source.startswith(word, site["start"]):
                return word
        return ""

    def _on_suspend(self, record):
        activation = record["activation"]
        if self._word_at(record["site"]) == "":
            self.find("a suspend where nothing of the source waits")
        if activation in self._suspended:
            self.find(f"activation {activation} suspends twice")
        elif self._find_frame(activation, "suspend"):
            if self._frames and self._frames[-1] == activation:
                self._frames.pop()
            self._suspended[activation] = record["site"]

    def _on_resume(self, record):
        activation = record["activation"]
        site = self._suspended.pop(activation, None)
        self._awaiting.discard(activation)
        if site is None:
            self.find(f"activation {activation} resumes, but is not suspended")
        elif site != record["site"]:
            self.find(f"activation {activation} resumes where it did not suspend")
        # A microtask that was not traced when it was queued has no known owner.
        is_unseen = self._running == "microtask" and self._microtask == 0
        if self._word_at(record["site"]) in WAITING and self._going_on != activation and not is_unseen:
            self.find(f"activation {activation} resumes from an await outside of its microtask")
        elif self._going_on not in (None, activation):
            self.find(f"activation {activation} resumes in the place of {self._going_on}")
        self._going_on = None
        self._frames.append(activation)

    def _on_waiting(self, record):
        self._expect_idle("waiting")
        self.waiting.append(record)

    # --- Callbacks and promises ------------------------------------------------------------------------------------

    def _on_callback(self, record):
        self._callbacks += 1
        if record["callback"] != label(self._callbacks):
            self.find(f"callback {record['callback']} is introduced as {label(self._callbacks)}")

    def _check_callback(self, record, member="callback"):
        name = record.get(member, "A" if self._callbacks else "")
        number = 0
        for letter in name:
            number = number * 26 + ord(letter) - ord("A") + 1
        if number > self._callbacks:
            self.find(f"callback {name} was never handed over")

    def _on_settled(self, record):
        if record["promise"] in self._settled:
            self.find(f"promise {record['promise']} is settled twice")
        self._settled[record["promise"]] = record["state"]

    def _on_followed(self, record):
        self._check_callback(record)
        self._check_callback(record, "otherwise")
        if record.get("derived") == record["promise"]:
            self.find(f"promise {record['promise']} follows itself")
        if record["by"] not in ("then", "finally") and ("callback" in record or "otherwise" in record):
            self.find(f"a promise that is followed by {record['by']} has a callback")
        self._followed.add(record["promise"])

    def _on_awaited(self, record):
        site = self._suspended.get(record["activation"])
        if site is None:
            self.find(f"activation {record['activation']} waits for promise {record['promise']}, but is not suspended")
        elif site != record["site"]:
            self.find(f"activation {record['activation']} waits where it did not suspend")
        self._awaiting.add(record["activation"])

    def _on_unneeded(self, record):
        self._check_callback(record)
        if record["promise"] not in self._settled:
            self.find(f"promise {record['promise']} is not settled")

    # --- Requests --------------------------------------------------------------------------------------------------

    def _request(self, record):
        self._check_callback(record)
        request = self._requests.get(record["request"])
        if request is None:
            self.find(f"request {record['request']} was never made")
        elif "callback" in record and record["callback"] != request["callback"]:
            self.find(f"request {record['request']} has another callback")
        return request

    def _add_request(self, record, **request):
        self._check_callback(record)
        if record["request"] != len(self._requests) + 1:
            self.find(f"request {record['request']} is made as number {len(self._requests) + 1}")
        self._requests[record["request"]] = {"callback": record.get("callback"), **request}

    def _on_lookup_start(self, record):
        due = record["time_us"] + record["latency_us"]
        self._add_request(record, state="under way", flags=record["flags"], due=due)

    def _on_lookup_answer(self, record):
        request = self._request(record)
        if request is None:
            return
        if request["state"] != "under way" or "flags" not in request:
            self.find(f"request {record['request']} is answered, but is {request['state']}")
        elif record["time_us"] < request["due"]:
            self.find(f"request {record['request']} is answered too early")
        request["state"] = "answered"

    def _on_lookup_dropped(self, record):
        request = self._request(record)
        if request is None:
            return
        if request["state"] != "answered" or request["callback"] is not None or "promise" in request["flags"]:
            self.find(f"request {record['request']} is dropped, but somebody waits for it")
        request["state"] = "dropped"

    def _on_timer_set(self, record):
        due = record["time_us"] + record["delay_ms"] * 1000
        request = self._requests.get(record["request"])
        if request is None:
            self._add_request(record, state="set", timer=record["timer"], due=due)
            if self._running is None:
                self.find("timer-set while nothing runs")
        elif request.get("timer") != record["timer"]:
            self.find(f"request {record['request']} is another timer")
        elif request["state"] in ("queued", "fired") or (request["state"] == "cleared" and self._running is None):
            self.find(f"timer {record['request']} is set again, but is {request['state']}")
        else:
            request.update(state="set", due=due)

    def _on_timer_fired(self, record):
        request = self._request(record)
        if request is None:
            return
        if request["state"] != "set" or "timer" not in request:
            self.find(f"timer {record['request']} fires, but is {request['state']}")
        elif record["time_us"] < request["due"]:
            self.find(f"timer {record['request']} fires too early")
        request["state"] = "fired"

    def _on_timer_clear(self, record):
        request = self._request(record)
        if request is None:
            return
        may = request["state"] in ("set", "queued") or (request["state"] == "over" and request["timer"] == "interval")
        if "timer" not in request or not may:
            self.find(f"timer {record['request']} is cleared, but is {request['state']}")
        request["state"] = "cleared"
        if record["request"] in self._tasks:
            self._tasks.remove(record["request"])

    def _on_blocked_start(self, record):
        request = self._request(record)
        if self._running is None:
            self.find("blocked-start while nothing runs")
        if self._blocked is not None or request is None or "blocking" not in request.get("flags", ()):
            self.find(f"request {record['request']} blocks, but should not")
        self._blocked = record["request"]

    def _on_blocked_end(self, record):
        request = self._request(record)
        if self._blocked != record["request"]:
            self.find(f"request {record['request']} does not block")
        elif request["state"] != "answered":
            self.find(f"request {record['request']} blocks no more, but is {request['state']}")
        else:
            request["state"] = "over"
        self._blocked = None

    def _on_idle(self, record):
        self._expect_idle("idle")
        if self._tasks:
            self.find("idle while tasks wait")
        if any(self._is_immediate(request) for request in self._requests.values()):
            self.find("idle while an immediate waits")
        if record["wait_us"] == 0:
            self.find("idle for no time")

    @staticmethod
    def _is_immediate(request):
        return request["state"] == "set" and request.get("timer") == "immediate"

    # --- What is said ----------------------------------------------------------------------------------------------

    def _on_console(self, record):
        self.console.append(record)
        if record["level"] in ("warn", "error"):
            self.said.append(record)

    def _on_uncaught(self, record):
        self.errors.append(record)
        self.said.append(record)

    def _on_unhandled(self, record):
        if self._running is not None:
            self.find(f"unhandled while a {self._running} runs")
        self._on_uncaught(record)

    # --- The end ---------------------------------------------------------------------------------------------------

    def _on_finished(self, record):
        self.outcome = record["outcome"]
        if self.outcome != "idle":
            if self.waiting:
                self.find("somebody is told as waiting, but the run was ended")
            return
        self._expect_idle("the end")
        if self._tasks:
            self.find("the end while tasks wait")
        for number, request in self._requests.items():
            is_over = request["state"] in ("over", "dropped", "cleared")
            if not is_over or (request.get("timer") == "interval" and request["state"] == "over"):
                self.find(f"the end, but request {number} is {request['state']}")
        self._check_waiting()

    def _check_waiting(self):
        """Each function that is suspended at an await has a record, in the order of suspension. One that is suspended
        at a yield needs no record."""
        told = [(record["activation"], record["site"]) for record in self.waiting]
        suspended = list(self._suspended.items())
        if self.source is None:
            suspended = [one for one in suspended if one in told]
        expected = [one for one in suspended if self._word_at(one[1]) != "yield"]
        if told != expected:
            self.find(f"activations {[one[0] for one in told]} are told as waiting, "
                      f"but {[one[0] for one in expected]} wait")
