/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * What a value is, as a small tree in JSON: [kind, text], or [kind, text, children, rest], a child being [label, tree]
 * and `rest` how many more there are; of a string that is cut, how long it is. Kinds: the types, "array", "missing"
 * (not yet declared), "getter" (not looked into) and "empty" (a hole). Nothing of the program's code runs here.
 */
(function (preview, proxies) {
  "use strict";

  const DEEPEST = 3;
  const MOST_CHILDREN = 20;
  const LONGEST_STRING = 200;
  const LONGEST_LABEL = 60;
  const bind = Function.prototype.call.bind.bind(Function.prototype.call);
  const has = bind(WeakSet.prototype.has);
  const hasOwn = bind(Object.prototype.hasOwnProperty);
  const slice = bind(String.prototype.slice);
  const forEachOfMap = bind(Map.prototype.forEach);
  const forEachOfSet = bind(Set.prototype.forEach);
  const sizeOfMap = bind(Object.getOwnPropertyDescriptor(Map.prototype, "size").get);
  const sizeOfSet = bind(Object.getOwnPropertyDescriptor(Set.prototype, "size").get);
  const { isArray } = Array;
  const { getOwnPropertyDescriptor } = Object;
  const { stringify } = JSON;
  const { entriesOf } = preview;

  let left = 0;
  let made = 0;

  const leaf = (kind, text) => `["${kind}",${stringify(text)}]`;
  const cutLabel = (text) => (text.length > LONGEST_LABEL ? slice(text, 0, LONGEST_LABEL - 1) + "…" : text);

  function stringTree(text) {
    if (text.length <= LONGEST_STRING) return leaf("string", stringify(text));
    return `["string",${stringify(stringify(slice(text, 0, LONGEST_STRING)))},[],${text.length}]`;
  }

  function child(object, key, depth) {
    const descriptor = getOwnPropertyDescriptor(object, key);
    if (descriptor === undefined) return leaf("empty", "");
    return hasOwn(descriptor, "value") ? tree(descriptor.value, depth) : leaf("getter", "");
  }

  /* A size where it is a map or set, else -1; what only looks like one throws. */
  function sizeOf(object, size) {
    try {
      return size(object);
    } catch {
      return -1;
    }
  }

  const parent = (kind, text, children, rest) => `["${kind}",${stringify(text)},[${children}],${rest}]`;

  function collectionTree(object, size, forEach, depth) {
    let children = "";
    let shown = 0;
    const most = depth < DEEPEST ? MOST_CHILDREN : 0;
    forEach(object, (value, key) => {
      if (shown >= most || left <= 0) return;
      const label = forEach === forEachOfMap ? preview(key) : `${shown}`;
      children += `${shown++ > 0 ? "," : ""}[${stringify(cutLabel(label))},${tree(value, depth + 1)}]`;
    });
    return parent("object", `${preview.className(object)}(${size})`, children, size - shown);
  }

  function objectTree(object, depth) {
    if (has(proxies, object)) return leaf("object", "Proxy");
    if (typeof object === "function") return leaf("function", preview(object));
    const mapSize = sizeOf(object, sizeOfMap);
    if (mapSize >= 0) return collectionTree(object, mapSize, forEachOfMap, depth);
    const setSize = sizeOf(object, sizeOfSet);
    if (setSize >= 0) return collectionTree(object, setSize, forEachOfSet, depth);

    const { keys, total } = entriesOf(object, MOST_CHILDREN);
    const most = depth >= DEEPEST ? 0 : total < MOST_CHILDREN ? total : MOST_CHILDREN;
    let children = "";
    let shown = 0;
    for (; shown < most && left > 0; shown++) {
      const label = stringify(cutLabel(`${keys[shown]}`));
      children += `${shown > 0 ? "," : ""}[${label},${child(object, keys[shown], depth + 1)}]`;
    }
    return parent(isArray(object) ? "array" : "object", preview(object), children, total - shown);
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

  return {
    missing: leaf("missing", ""),
    getter: leaf("getter", ""),
    /* The tree of a value, of about so many nodes at most. */
    treeOf(value, most) {
      left = most;
      return tree(value, 0);
    },
    /* How many nodes there ever were. */
    made: () => made,
  };
})
