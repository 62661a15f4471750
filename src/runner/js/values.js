/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * A value as a small tree in JSON: [kind, text], or [kind, text, children, rest], where a child is [label, tree] and
 * `rest` says how many more children there are; for a string that was cut, its length. Kinds: the types, "array",
 * "missing" (not declared yet), "getter" (not called) and "empty" (a hole). No code of the program runs.
 */
"use strict";

const { isMap, isProxy, isSet } = require("util").types;
const preview = require("./preview.js");
const { arrayIsArray, getOwnPropertyDescriptor, hasOwn, jsonStringify, mapForEach, mapSize, setForEach, setSize,
  stringSlice } = require("./intrinsics.js");

const DEEPEST = 3;
const MOST_CHILDREN = 20;
const LONGEST_STRING = 200;
const LONGEST_LABEL = 60;
const { entriesOf } = preview;

let left = 0;
let made = 0;

const leaf = (kind, text) => `["${kind}",${jsonStringify(text)}]`;
const cutLabel = (text) => (text.length > LONGEST_LABEL ? stringSlice(text, 0, LONGEST_LABEL - 1) + "…" : text);

function stringTree(text) {
  if (text.length <= LONGEST_STRING) return leaf("string", jsonStringify(text));
  return `["string",${jsonStringify(jsonStringify(stringSlice(text, 0, LONGEST_STRING)))},[],${text.length}]`;
}

function child(object, key, depth) {
  const descriptor = getOwnPropertyDescriptor(object, key);
  if (descriptor === undefined) return leaf("empty", "");
  return hasOwn(descriptor, "value") ? tree(descriptor.value, depth) : leaf("getter", "");
}

const parent = (kind, text, children, rest) => `["${kind}",${jsonStringify(text)},[${children}],${rest}]`;

function collectionTree(object, size, forEach, depth) {
  let children = "";
  let shown = 0;
  const most = depth < DEEPEST ? MOST_CHILDREN : 0;
  forEach(object, (value, key) => {
    if (shown >= most || left <= 0) return;
    const label = forEach === mapForEach ? preview(key) : `${shown}`;
    children += `${shown++ > 0 ? "," : ""}[${jsonStringify(cutLabel(label))},${tree(value, depth + 1)}]`;
  });
  return parent("object", `${preview.className(object)}(${size})`, children, size - shown);
}

function objectTree(object, depth) {
  if (isProxy(object)) return leaf("object", "Proxy");
  if (typeof object === "function") return leaf("function", preview(object));
  if (isMap(object)) return collectionTree(object, mapSize(object), mapForEach, depth);
  if (isSet(object)) return collectionTree(object, setSize(object), setForEach, depth);

  const { keys, total } = entriesOf(object, MOST_CHILDREN);
  const most = depth >= DEEPEST ? 0 : total < MOST_CHILDREN ? total : MOST_CHILDREN;
  let children = "";
  let shown = 0;
  for (; shown < most && left > 0; shown++) {
    const label = jsonStringify(cutLabel(`${keys[shown]}`));
    children += `${shown > 0 ? "," : ""}[${label},${child(object, keys[shown], depth + 1)}]`;
  }
  return parent(arrayIsArray(object) ? "array" : "object", preview(object), children, total - shown);
}

function tree(value, depth) {
  left--;
  made++;
  switch (typeof value) {
    case "string": return stringTree(value);
    case "object": case "function": return value === null ? leaf("null", "null") : objectTree(value, depth);
    default: return leaf(typeof value, preview(value));
  }
}

module.exports = {
  missing: leaf("missing", ""),
  /* The tree of a value, with about `most` nodes at most. */
  treeOf(value, most) {
    left = most;
    return tree(value, 0);
  },
  /* How many nodes were made so far. */
  made: () => made,
};
