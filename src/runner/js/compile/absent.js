/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * What a program uses and cannot have: what belongs to a web page, and what needs a network, a disk or another process.
 */
"use strict";

const PAGE = new Set(["document", "window", "navigator", "location", "history", "localStorage", "sessionStorage",
  "screen", "Image", "Audio", "XMLHttpRequest", "HTMLElement", "customElements", "MutationObserver", "IntersectionObserver", "ResizeObserver",
  "FileReader", "indexedDB", "getComputedStyle", "DOMParser", "FormData", "Notification"]);
const ABSENT = new Set(["Worker", "SharedWorker", "WebSocket", "EventSource", "BroadcastChannel", "MessageChannel",
  "importScripts", "Buffer", "Deno", "Bun"]);

/* What belongs to a web page, but works without one. Programs of articles have it. */
const SIMULATED = new Set(["requestAnimationFrame", "cancelAnimationFrame", "requestIdleCallback",
  "cancelIdleCallback"]);

/* What Ringback's `process` has. */
const OF_PROCESS = new Set(["nextTick", "env", "argv"]);

function faultNameOf(name, isOfArticle) {
  if (PAGE.has(name) || (SIMULATED.has(name) && !isOfArticle)) return "PAGE";
  return ABSENT.has(name) ? "ABSENT" : null;
}

/* The first name of a program that it cannot have: its node and the name of its fault. A program that asks with
 * `typeof` whether there is such a name has another way. */
function findAbsent(uses, isOfArticle) {
  let first = null;
  for (const { name, node, isTested, isAssigned } of uses.values()) {
    const fault = isTested || isAssigned ? null : faultNameOf(name, isOfArticle);
    if (fault !== null && (first === null || node.start < first.node.start)) first = { fault, node, word: name };
  }
  return first;
}

/* The first use of a member of `process` that there is not, in a program of an article. */
function findProcess(references) {
  for (const { name, scope, parent, key } of references) {
    if (name !== "process" || key !== "object" || parent.type !== "MemberExpression" || scope.find(name)) continue;
    const { property, computed } = parent;
    if (computed || OF_PROCESS.has(property.name)) continue;
    return { fault: "ABSENT", node: parent, word: `process.${property.name}` };
  }
  return null;
}

/* The first `require` of a module that there is not, in a program of an article. */
function findRequired(references, isKnown) {
  for (const { name, scope, parent, key } of references) {
    if (name !== "require" || key !== "callee" || parent.type !== "CallExpression" || scope.find(name)) continue;
    const [argument] = parent.arguments;
    if (typeof argument?.value !== "string" || isKnown(argument.value)) continue;
    return { fault: "MODULES", node: parent, word: `require("${argument.value}")` };
  }
  return null;
}

module.exports = { faultNameOf, findAbsent, findProcess, findRequired };
