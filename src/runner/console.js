/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The console, as far as a terminal has one (Console Standard), each line a record.
 */
(function (trace, wire, inspect) {
  "use strict";

  const { kinds, limits } = wire;
  const LOG = 0, INFO = 1, WARN = 2, ERROR = 3;
  const bind = Function.prototype.call.bind.bind(Function.prototype.call);
  const replace = bind(String.prototype.replace);
  const split = bind(String.prototype.split);
  const join = bind(Array.prototype.join);
  const slice = bind(Array.prototype.slice);
  const padEnd = bind(String.prototype.padEnd);
  const { apply, ownKeys } = Reflect;
  const { isArray } = Array;
  const { keys } = Object;
  const { floor, max } = Math;
  const toNumber = Number;
  const toText = String;

  const counts = { __proto__: null };
  const timers = { __proto__: null };
  let indent = "";
  let bytesLeft = Infinity;

  const show = (value) => inspect(value, { quoteStyle: "double", depth: 4 });
  const plain = (value) => (typeof value === "string" ? value : show(value));

  function write(level, text) {
    const line = indent === "" ? text : indent + join(split(text, "\n"), "\n" + indent);
    bytesLeft -= line.length + 1;
    if (bytesLeft < 0) trace.endByLimit(limits.CONSOLE);
    trace.record(kinds.CONSOLE, level, trace.string(line), 0, 0, 0, 2);
    trace.show();
  }

  function substitute(directive, value) {
    switch (directive) {
      case "%s": return typeof value === "object" && value !== null ? show(value) : toText(value);
      case "%d": return typeof value === "object" ? "NaN" : toText(toNumber(value));
      case "%i": return typeof value === "object" ? "NaN" : toText(floor(toNumber(value)));
      case "%f": return typeof value === "symbol" ? "NaN" : toText(toNumber(value));
      case "%j": return JSON.stringify(value);
      case "%c": return "";
      default: return show(value);
    }
  }

  /* The Formatter of the Console Standard: %s, %d, %i, %f, %o, %O, %c. */
  function format(items) {
    let next = 0;
    let text = "";
    if (typeof items[0] === "string") {
      next = 1;
      text = replace(items[0], /%[sdifoOjc%]/g, (directive) => {
        if (directive === "%%") return items.length > 1 ? "%" : directive;
        return next < items.length ? substitute(directive, items[next++]) : directive;
      });
    }
    for (; next < items.length; next++) text += (next > 0 ? " " : "") + plain(items[next]);
    return text;
  }

  function rule(widths, left, middle, right) {
    return left + join(widths.map((width) => "─".repeat(width + 2)), middle) + right;
  }

  function row(cells, widths) {
    return "│ " + join(cells.map((cell, i) => padEnd(cell, widths[i])), " │ ") + " │";
  }

  function table(data) {
    if (typeof data !== "object" || data === null) {
      write(LOG, plain(data));
      return;
    }
    const columns = [];
    let hasValues = false;
    const rows = keys(data).map((key) => ({ key, item: data[key] }));
    for (const { item } of rows) {
      if (typeof item !== "object" || item === null) hasValues = true;
      else for (const name of keys(item)) if (!columns.includes(name)) columns.push(name);
    }
    const header = ["(index)", ...columns, ...(hasValues ? ["Values"] : [])];
    const body = rows.map(({ key, item }) => {
      const isObject = typeof item === "object" && item !== null;
      const cells = columns.map((name) => (isObject && name in item ? show(item[name]) : ""));
      return [key, ...cells, ...(hasValues ? [isObject ? "" : show(item)] : [])];
    });
    const widths = header.map((name, i) => max(name.length, ...body.map((cells) => cells[i].length)));
    const lines = [rule(widths, "┌", "┬", "┐"), row(header, widths), rule(widths, "├", "┼", "┤"),
      ...body.map((cells) => row(cells, widths)), rule(widths, "└", "┴", "┘")];
    write(LOG, join(lines, "\n"));
  }

  const elapsed = (label) => `${label}: ${(trace.now() - timers[label]) / 1000}ms`;

  const methods = {
    log: (...items) => write(LOG, format(items)),
    debug: (...items) => write(LOG, format(items)),
    info: (...items) => write(INFO, format(items)),
    warn: (...items) => write(WARN, format(items)),
    error: (...items) => write(ERROR, format(items)),
    trace: (...items) => write(ERROR, "Trace: " + format(items)),
    dir: (item) => write(LOG, show(item)),
    table,
    assert(condition, ...items) {
      if (!condition) write(ERROR, items.length > 0 ? "Assertion failed: " + format(items) : "Assertion failed");
    },
    count(label = "default") {
      counts[label] = (counts[label] ?? 0) + 1;
      write(LOG, `${label}: ${counts[label]}`);
    },
    countReset(label = "default") {
      counts[label] = 0;
    },
    time(label = "default") {
      timers[label] = trace.now();
    },
    timeLog(label = "default", ...items) {
      if (label in timers) write(LOG, elapsed(label) + (items.length > 0 ? " " + format(items) : ""));
      else write(WARN, `No such label '${label}' for console.timeLog()`);
    },
    timeEnd(label = "default") {
      if (label in timers) write(LOG, elapsed(label));
      else write(WARN, `No such label '${label}' for console.timeEnd()`);
      delete timers[label];
    },
    group(...items) {
      if (items.length > 0) write(LOG, format(items));
      indent += "  ";
    },
    groupEnd() {
      indent = indent.slice(2);
    },
  };
  methods.groupCollapsed = methods.group;

  return { console: methods, show, configure: (maxBytes) => { bytesLeft = maxBytes; } };
})
