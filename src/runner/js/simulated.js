/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * What a program of an article expects around it: `fetch`, which is a lookup like those of the database, and a user
 * whom `alert`, `confirm` and `prompt` ask. What these say is printed.
 */
"use strict";

const numbers = require("./numbers.js");
const database = require("./database.js");
const requests = require("./requests.js");
const { define, publish } = require("./callbacks.js");
const { jsonParse, jsonStringify } = require("./intrinsics.js");

const { RB_LOOKUP_ERROR_FIRST, RB_LOOKUP_PROMISE, RB_LOOKUP_STAND_IN } = numbers;
const RealPromise = Promise;
const RealString = String;
const RealTypeError = TypeError;

/* The body of a response is read at once, because it has come with it. */
class Response {
  #body;

  constructor(url, body) {
    this.#body = body;
    define(this, "url", url, true);
    define(this, "ok", true, true);
    define(this, "status", 200, true);
    define(this, "statusText", "OK", true);
  }

  json() {
    return new RealPromise((resolve) => resolve(jsonParse(this.#body)));
  }

  text() {
    const value = jsonParse(this.#body);
    return new RealPromise((resolve) => resolve(typeof value === "string" ? value : this.#body));
  }

  clone() {
    return new Response(this.url, this.#body);
  }
}
for (const name of ["json", "text", "clone"]) publish(Response.prototype[name]);

function fetchFrom(resource) {
  const url = RealString(resource?.url ?? resource?.href ?? resource);
  return new RealPromise((resolve, reject) => {
    if (resource === undefined) throw new RealTypeError("fetch needs a URL");
    const settle = (error, value) => (error === null
      ? resolve(new Response(url, jsonStringify(value))) : reject(error));
    database.start("fetch", url, requests.newRequest(settle, false),
      RB_LOOKUP_STAND_IN | RB_LOOKUP_PROMISE | RB_LOOKUP_ERROR_FIRST);
  });
}

function install(global, { replies = [] }) {
  const { log } = global.console;
  let next = 0;
  const reply = (otherwise) => (next < replies.length ? replies[next++] : otherwise);
  define(global, "fetch", { fetch: (resource) => fetchFrom(resource) }.fetch, true);
  define(global, "alert", { alert(message = "") { log(`${message}`); } }.alert, true);
  define(global, "confirm", { confirm(message = "") {
    log(`${message}`);
    return !!reply(true);
  } }.confirm, true);
  define(global, "prompt", { prompt(message = "", value = null) {
    log(`${message}`);
    const given = reply(value);
    return given === null ? null : `${given}`;
  } }.prompt, true);
}

module.exports = { install };
