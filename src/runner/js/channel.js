/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The runner's end of the wire: frames of a length, a kind and a payload (wire/frame.h), over one blocking socket.
 */
"use strict";

const fs = require("fs");
const { Buffer } = require("buffer");
const { RB_FRAME_HEADER_SIZE, RB_FRAME_INVOKE, RB_FRAME_INVOKE_SIZE, RB_WIRE_FD } = require("./numbers.js");
const { bufferCopy, bufferToString, bufferWrite, bufferByteLength, jsonParse, jsonStringify } = require("./intrinsics.js");

const { readSync, writeSync } = fs;
const { exit } = process;
const RESERVE = 64 * 1024;

const heads = new Int32Array(2);
const headBytes = Buffer.from(heads.buffer);
let room = RESERVE;
let incoming = Buffer.alloc(room);
let incomingWords = new Int32Array(incoming.buffer, 0, room >> 2);
/* How many bytes of the next frame have been read already. */
let held = 0;

/* Without a host there is nothing left to do. */
function leave() {
  exit(1);
}

function writeAll(bytes, length) {
  try {
    for (let at = 0; at < length;) at += writeSync(RB_WIRE_FD, bytes, at, length - at);
  } catch {
    leave();
  }
}

/* Writes a frame; the first two words of its bytes are for the header. With `next` an empty frame of that kind follows
 * in the same write, so that the host wakes up once. The bytes need room for it at the end. */
function sendBytes(words, bytes, kind, length, next = 0) {
  words[0] = length - RB_FRAME_HEADER_SIZE;
  words[1] = kind;
  if (next === 0) {
    writeAll(bytes, length);
    return;
  }
  words[length >> 2] = 0;
  words[(length >> 2) + 1] = next;
  writeAll(bytes, length + RB_FRAME_HEADER_SIZE);
}

function sendEmpty(kind) {
  heads[0] = 0;
  heads[1] = kind;
  writeAll(headBytes, RB_FRAME_HEADER_SIZE);
}

/* JSON.stringify escapes half of a surrogate pair, and some parsers refuse this escape. U+FFFD takes its place. */
const withWholeCharacters = (json) =>
  json.replace(/\\(?:ud[89a-f]..|[^])/g, (escape) => (escape.length > 2 ? "\\ufffd" : escape));

function sendText(kind, text) {
  const length = bufferByteLength(text);
  const bytes = Buffer.allocUnsafeSlow(RB_FRAME_HEADER_SIZE + length);
  bufferWrite(bytes, text, RB_FRAME_HEADER_SIZE, length, "utf8");
  sendBytes(new Int32Array(bytes.buffer, 0, 2), bytes, kind, RB_FRAME_HEADER_SIZE + length);
}

/* Only for frames that are sent before the program runs, because a program can change how JSON is made. */
function sendJson(kind, value) {
  sendText(kind, withWholeCharacters(jsonStringify(value)));
}

/* Reads until `wanted` bytes are there. `count` bytes are there already. Returns how many there are now. */
function readUntil(wanted, count) {
  try {
    while (count < wanted) {
      const more = readSync(RB_WIRE_FD, incoming, count, room - count, null);
      if (more === 0) leave();
      count += more;
    }
  } catch {
    leave();
  }
  return count;
}

function makeRoom(wanted) {
  const old = incoming;
  room = wanted;
  incoming = Buffer.allocUnsafeSlow(room);
  incomingWords = new Int32Array(incoming.buffer, 0, room >> 2);
  bufferCopy(old, incoming);
}

const textFrom = (start, end) => jsonParse(bufferToString(incoming, "utf8", start, end));

/* The payload of RB_FRAME_INVOKE. */
function readInvoke(end) {
  const start = RB_FRAME_HEADER_SIZE + RB_FRAME_INVOKE_SIZE;
  return {
    __proto__: null,
    request: incomingWords[2] >>> 0,
    keep: incomingWords[3] !== 0,
    now: (incomingWords[4] >>> 0) + incomingWords[5] * 0x100000000,
    arguments: end > start ? textFrom(start, end) : null,
  };
}

function readValue(kind, end) {
  if (kind === RB_FRAME_INVOKE) return readInvoke(end);
  return end === RB_FRAME_HEADER_SIZE ? null : textFrom(RB_FRAME_HEADER_SIZE, end);
}

/* Waits for the host's next frame. The value is null if it has no payload. The host mostly sends one frame and then
 * waits for an answer, so one read usually takes all of it. */
function receive() {
  const head = readUntil(RB_FRAME_HEADER_SIZE, held);
  const end = RB_FRAME_HEADER_SIZE + incomingWords[0];
  const kind = incomingWords[1];
  if (end > room) makeRoom(end);
  const count = readUntil(end, head);
  const value = readValue(kind, end);
  held = count - end;
  if (held > 0) bufferCopy(incoming, incoming, 0, end, count);
  return { __proto__: null, kind, value };
}

module.exports = { receive, sendBytes, sendEmpty, sendJson, sendText };
