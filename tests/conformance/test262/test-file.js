/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * A test of tc39/test262: its text, and what its front matter says of it. That is YAML, of which three forms are used:
 * `name: value`, `name: [value, value]`, and a name over a list or over further names.
 */
"use strict";

const fs = require("fs");

const itemsOf = (text) => text.split(",").map((item) => item.trim()).filter((item) => item !== "");

/* The indented lines below a name. */
function blockBelow(lines, index) {
  const block = [];
  for (let i = index + 1; i < lines.length && /^(\s|$)/.test(lines[i]); i++) block.push(lines[i].trim());
  return block;
}

function listNamed(name, lines) {
  const index = lines.findIndex((line) => line.startsWith(`${name}:`));
  if (index < 0) return [];
  const value = lines[index].slice(name.length + 1).trim();
  if (value.startsWith("[")) {
    const text = [value, ...blockBelow(lines, index)].join(" ");
    return itemsOf(text.slice(1, text.indexOf("]")));
  }
  return blockBelow(lines, index).filter((line) => line.startsWith("-")).map((line) => line.slice(1).trim());
}

function negativeIn(lines) {
  const index = lines.findIndex((line) => line.startsWith("negative:"));
  if (index < 0) return null;
  const entries = blockBelow(lines, index).map((line) => line.split(/:\s*/));
  return Object.fromEntries(entries.filter((entry) => entry.length === 2));
}

/* The front matter may have any kind of line ends. */
function readTest(path) {
  const source = fs.readFileSync(path, "utf8");
  const found = /\/\*---([^]*?)---\*\//.exec(source);
  const lines = found === null ? [] : found[1].split(/\r\n|[\r\n]/);
  return {
    source, flags: new Set(listNamed("flags", lines)), includes: listNamed("includes", lines),
    negative: negativeIn(lines),
  };
}

/* The modes in which the suite requires a test to run. */
function variantsOf({ flags }) {
  if (flags.has("module")) return ["module"];
  if (flags.has("raw") || flags.has("noStrict")) return ["sloppy"];
  return flags.has("onlyStrict") ? ["strict"] : ["sloppy", "strict"];
}

module.exports = { readTest, variantsOf };
