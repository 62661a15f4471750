/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The stand-ins for functions and values that an article names and never declares.
 */
"use strict";

const numbers = require("./numbers.js");
const { define } = require("./callbacks.js");
const database = require("./database.js");
const requests = require("./requests.js");

const { RB_LOOKUP_STAND_IN, RB_LOOKUP_ERROR_FIRST, RB_LOOKUP_VALUE } = numbers;

function newStandIn(name) {
  return { [name](...args) {
    const callback = args.length > 0 ? args[args.length - 1] : undefined;
    if (typeof callback !== "function") return database.promiseLookup(name, args[0], RB_LOOKUP_STAND_IN);
    const convention = callback.length >= 2 ? RB_LOOKUP_ERROR_FIRST : RB_LOOKUP_VALUE;
    database.start(name, args.length > 1 ? args[0] : undefined, requests.newRequest(callback, true),
      RB_LOOKUP_STAND_IN | convention);
    return undefined;
  } }[name];
}

/* An undeclared name becomes a lookup if the program calls it, else 1 (an article's `id`). */
function addStandIns(global, undeclared) {
  const made = [];
  for (const { name, called } of undeclared) {
    if (name in global || name === "arguments") continue;
    define(global, name, called ? newStandIn(name) : 1, true);
    made.push(name);
  }
  return made;
}

module.exports = { addStandIns };
