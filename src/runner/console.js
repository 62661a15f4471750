/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The console, as far as a terminal has one (Console Standard), each line a record. It lives in a realm of its own:
 * what a program does to its own built-in functions changes nothing here. Each method takes the list of its arguments,
 * which is the program's, so it is read by index.
 */
(function (trace, wire, loadInspect, objectPrototype) {
  "use strict";

  const { kinds, limits } = wire;
  const LOG = 0, INFO = 1, WARN = 2, ERROR = 3;
  /* Object as object-inspect is to know it: with our functions, which it takes when it is loaded; but whether an object
   * is plain, its prototype in the program's realm tells. */
  function ProgramObject(value) {
    return Object(value);
  }
  Object.setPrototypeOf(ProgramObject, Object);
  ProgramObject.prototype = Object.prototype;
  const inspect = loadInspect(ProgramObject);
  ProgramObject.prototype = objectPrototype;

  const counts = { __proto__: null };
  const timers = { __proto__: null };
  let indent = "";
  let bytesLeft = Infinity;

  const show = (value) => inspect(value, { quoteStyle: "double", depth: 4, customInspect: false });
  const plain = (value) => (typeof value === "string" ? value : show(value));

  /* In UTF-8: half of a pair is two of the pair's four. */
  function bytesOf(text) {
    let count = text.length;
    if (!/[^\0-\x7f]/.test(text)) return count;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7f) count++;
      if (unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff)) count++;
    }
    return count;
  }

  function write(level, text) {
    const line = trace.presentable(indent === "" ? text : indent + text.split("\n").join("\n" + indent));
    bytesLeft -= bytesOf(line) + 1;
    if (bytesLeft < 0) trace.endByLimit(limits.CONSOLE);
    trace.called();
    trace.record(kinds.CONSOLE, level, trace.string(line), 0, 0, 0, 2);
    trace.show();
  }

  const numeral = (number) => (Object.is(number, -0) ? "-0" : String(number));

  /* As node has it: what is no number is made one in the directive's own way. */
  function numeralOf(value, toNumber) {
    return numeral(typeof value === "symbol" ? NaN : toNumber(value));
  }

  function substitute(directive, value) {
    const isWhole = typeof value === "bigint" && directive !== "%f";
    switch (directive) {
      case "%s":
        if (isWhole) return `${value}n`;
        if (typeof value === "number") return numeral(value);
        return typeof value === "object" && value !== null ? show(value) : String(value);
      case "%d": return isWhole ? `${value}n` : numeralOf(value, Number);
      case "%i": return isWhole ? `${value}n` : numeralOf(value, parseInt);
      case "%f": return numeralOf(value, parseFloat);
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
      text = items[0].replace(/%[sdifoOjc%]/g, (directive) => {
        if (directive === "%%") return items.length > 1 ? "%" : directive;
        return next < items.length ? substitute(directive, items[next++]) : directive;
      });
    }
    for (; next < items.length; next++) text += (next > 0 ? " " : "") + plain(items[next]);
    return text;
  }

  function rule(widths, left, middle, right) {
    return left + widths.map((width) => "─".repeat(width + 2)).join(middle) + right;
  }

  function row(cells, widths) {
    return "│ " + cells.map((cell, i) => cell.padEnd(widths[i])).join(" │ ") + " │";
  }

  function table(data) {
    if (typeof data !== "object" || data === null) {
      write(LOG, plain(data));
      return;
    }
    const columns = [];
    let hasValues = false;
    const rows = Object.keys(data).map((key) => ({ key, item: data[key] }));
    for (const { item } of rows) {
      if (typeof item !== "object" || item === null) hasValues = true;
      else for (const name of Object.keys(item)) if (!columns.includes(name)) columns.push(name);
    }
    const header = ["(index)", ...columns, ...(hasValues ? ["Values"] : [])];
    const body = rows.map(({ key, item }) => {
      const isObject = typeof item === "object" && item !== null;
      const cells = columns.map((name) => (isObject && name in item ? show(item[name]) : ""));
      return [key, ...cells, ...(hasValues ? [isObject ? "" : show(item)] : [])];
    });
    const widths = header.map((name, i) => Math.max(name.length, ...body.map((cells) => cells[i].length)));
    const lines = [rule(widths, "┌", "┬", "┐"), row(header, widths), rule(widths, "├", "┼", "┤"),
      ...body.map((cells) => row(cells, widths)), rule(widths, "└", "┴", "┘")];
    write(LOG, lines.join("\n"));
  }

  const elapsed = (label) => `${label}: ${(trace.now() - timers[label]) / 1000}ms`;

  /* From an item on, as a list of ours. */
  function listFrom(items, first) {
    const list = [];
    for (let i = first; i < items.length; i++) list.push(items[i]);
    return list;
  }

  const textFrom = (items, first) => format(listFrom(items, first));
  const labelOf = (items) => (items.length > 0 && items[0] !== undefined ? String(items[0]) : "default");

  const methods = {
    log: (items) => write(LOG, textFrom(items, 0)),
    debug: (items) => write(LOG, textFrom(items, 0)),
    info: (items) => write(INFO, textFrom(items, 0)),
    warn: (items) => write(WARN, textFrom(items, 0)),
    error: (items) => write(ERROR, textFrom(items, 0)),
    trace: (items) => write(ERROR, "Trace: " + textFrom(items, 0)),
    dir: (items) => write(LOG, show(items[0])),
    table: (items) => table(items[0]),
    assert(items) {
      if (!items[0]) write(ERROR, items.length > 1 ? "Assertion failed: " + textFrom(items, 1) : "Assertion failed");
    },
    count(items) {
      const label = labelOf(items);
      counts[label] = (counts[label] ?? 0) + 1;
      write(LOG, `${label}: ${counts[label]}`);
    },
    countReset(items) {
      counts[labelOf(items)] = 0;
    },
    time(items) {
      timers[labelOf(items)] = trace.now();
    },
    timeLog(items) {
      const label = labelOf(items);
      if (label in timers) write(LOG, elapsed(label) + (items.length > 1 ? " " + textFrom(items, 1) : ""));
      else write(WARN, `No such label '${label}' for console.timeLog()`);
    },
    timeEnd(items) {
      const label = labelOf(items);
      if (label in timers) write(LOG, elapsed(label));
      else write(WARN, `No such label '${label}' for console.timeEnd()`);
      delete timers[label];
    },
    group(items) {
      if (items.length > 0) write(LOG, textFrom(items, 0));
      indent += "  ";
    },
    groupEnd() {
      indent = indent.slice(2);
    },
  };
  methods.groupCollapsed = methods.group;

  return {
    console: methods,
    isOwnError: (error) => error instanceof Error,
    configure: (maxBytes) => { bytesLeft = maxBytes; },
  };
})
