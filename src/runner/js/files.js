/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The module `fs` of a program: files that an article names, in its front matter or else in the program, on the clock
 * of the database. What the program writes lasts as long as its run.
 */
"use strict";

const { Buffer } = require("buffer");
const numbers = require("./numbers.js");
const database = require("./database.js");
const requests = require("./requests.js");
const { define, publish } = require("./callbacks.js");
const { keys, mapDelete, mapGet, mapSet, stringSlice, stringStartsWith } = require("./intrinsics.js");

const { RB_LOOKUP_ERROR_FIRST, RB_LOOKUP_PROMISE, RB_LOOKUP_STAND_IN } = numbers;
const FLAGS = RB_LOOKUP_STAND_IN | RB_LOOKUP_ERROR_FIRST;
const RealError = Error;
const RealPromise = Promise;
const RealString = String;
const RealTypeError = TypeError;
const { from: bufferFrom } = Buffer;

const written = new Map();

/* `./notes.txt`, `/notes.txt` and `notes.txt` are the same file, because a program is in the folder of its files. */
function nameOf(path) {
  const text = RealString(path?.pathname ?? path);
  if (stringStartsWith(text, "./")) return stringSlice(text, 2);
  return stringStartsWith(text, "/") ? stringSlice(text, 1) : text;
}

const encodingOf = (options) => (typeof options === "string" ? options : options?.encoding ?? null);

/* node's errors of files have properties that programs ask for. */
function describe(error, path) {
  define(error, "code", "ENOENT", true);
  define(error, "syscall", "open", true);
  define(error, "path", RealString(path), true);
  return error;
}

/* The text of a file, after the error that comes instead. Only the program knows what it has written. */
function textOf(path, answer) {
  const own = mapGet(written, nameOf(path));
  if (own !== undefined) return [null, own];
  return answer[0] === null ? [null, answer[1]] : [describe(answer[0], path)];
}

/* What a program gets of the host's answer. */
function contentOf(path, options, answer) {
  const found = textOf(path, answer);
  if (found[0] !== null) return found;
  return [null, encodingOf(options) === null ? bufferFrom(found[1]) : found[1]];
}

function write(path, data) {
  mapSet(written, nameOf(path), data);
  return [null];
}

function remove(path, answer) {
  const found = textOf(path, answer);
  mapDelete(written, nameOf(path));
  return [found[0]];
}

/* Each operation takes its arguments without the callback, and says what becomes of the host's answer. */
const OPERATIONS = {
  __proto__: null,
  readFile: { name: "fs.readFile", most: 2, finish: (given, answer) => contentOf(given[0], given[1], answer) },
  writeFile: { name: "fs.writeFile", most: 3, finish: (given) => write(given[0], RealString(given[1])) },
  appendFile: { name: "fs.appendFile", most: 3, finish: (given, answer) =>
    write(given[0], `${textOf(given[0], answer)[1] ?? ""}${given[1]}`) },
  unlink: { name: "fs.unlink", most: 1, finish: (given, answer) => remove(given[0], answer) },
  access: { name: "fs.access", most: 2, finish: (given, answer) => [textOf(given[0], answer)[0]] },
};

function withCallback({ name, most, finish }, given) {
  const at = given.length - 1;
  const callback = given[at < most ? at : most];
  if (typeof callback !== "function") {
    const error = new RealTypeError('The "cb" argument must be of type function. '
      + `Received ${callback === undefined ? "undefined" : typeof callback}`);
    error.code = "ERR_INVALID_ARG_TYPE";
    throw error;
  }
  const request = requests.newRequest(callback, true);
  request.finish = (answer) => finish(given, answer);
  given.length = at;
  database.start(name, RealString(given[0]), request, FLAGS);
}

/* Waits for the host. Returns an error or null, and what the program gets. */
function wait({ name, finish }, given) {
  let answer;
  try {
    answer = [null, database.block(name, RealString(given[0]), FLAGS)];
  } catch (error) {
    answer = [error];
  }
  return finish(given, answer);
}

function blocking(operation, given) {
  const result = wait(operation, given);
  if (result[0] !== null) throw result[0];
  return result[1];
}

function promised({ name, finish }, given) {
  return new RealPromise((resolve, reject) => {
    const settle = (...answer) => {
      const result = finish(given, answer);
      if (result[0] === null) resolve(result[1]);
      else reject(result[0]);
    };
    database.start(name, RealString(given[0]), requests.newRequest(settle, false), FLAGS | RB_LOOKUP_PROMISE);
  });
}

const EXISTS = { ...OPERATIONS.access, name: "fs.existsSync" };
const exists = (path) => wait(EXISTS, [path])[0] === null;

/* A function of node's module that Ringback does not have. A program may ask for it, and gets an error when it calls
 * it. */
function absent(name) {
  const call = { [name]() {
    throw new RealError(`fs.${name} is not available: Ringback has fs.readFile, writeFile, appendFile, unlink, access `
      + "and existsSync");
  } }[name];
  publish(call);
  return call;
}

/* Adds the other functions of node's module, which are not listed where the object is shown. */
function addAbsent(object, real) {
  for (const name of keys(real)) {
    if (typeof real[name] === "function" && object[name] === undefined) define(object, name, absent(name), false);
  }
}

function newModules() {
  const files = {};
  const promises = {};
  for (const name of keys(OPERATIONS)) {
    const operation = OPERATIONS[name];
    define(files, name, { [name]: (...given) => withCallback(operation, given) }[name], true);
    define(files, `${name}Sync`, { [name]: (...given) => blocking(operation, given) }[name], true);
    define(promises, name, { [name]: (...given) => promised(operation, given) }[name], true);
  }
  define(files, "existsSync", { existsSync: (path) => exists(path) }.existsSync, true);
  define(files, "promises", promises, true);
  const all = require("fs");
  addAbsent(files, all);
  addAbsent(promises, all.promises);
  return { files, promises };
}

module.exports = newModules();
