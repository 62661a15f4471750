/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The runner's end of the wire: frames of a length, a kind and a payload (wire/frame.h), over one blocking socket.
 */
"use strict";

const fs = require("fs");
const { Buffer } = require("buffer");
const { RB_FRAME_HEADER_SIZE } = require("./numbers.js");
const { bufferToString, bufferWrite, bufferByteLength, jsonParse, jsonStringify } = require("./intrinsics.js");

const { readSync, writeSync } = fs;
const { exit } = process;
const FD = 3;
const RESERVE = 64 * 1024;

const heads = new Int32Array(2);
const headBytes = Buffer.from(heads.buffer);
let incoming = Buffer.alloc(RESERVE);

/* Without a host there is nobody to run for. */
function leave() {
  exit(1);
}

function writeAll(bytes, length) {
  try {
    for (let at = 0; at < length;) at += writeSync(FD, bytes, at, length - at);
  } catch {
    leave();
  }
}

function readAll(bytes, length) {
  try {
    for (let at = 0; at < length;) {
      const count = readSync(FD, bytes, at, length - at, null);
      if (count === 0) leave();
      at += count;
    }
  } catch {
    leave();
  }
}

/* Writes a frame whose header's room is at the start of its bytes. */
function sendBytes(words, bytes, kind, length) {
  words[0] = length - RB_FRAME_HEADER_SIZE;
  words[1] = kind;
  writeAll(bytes, length);
}

function sendEmpty(kind) {
  heads[0] = 0;
  heads[1] = kind;
  writeAll(headBytes, RB_FRAME_HEADER_SIZE);
}

function sendJson(kind, value) {
  const text = jsonStringify(value);
  const length = bufferByteLength(text);
  const bytes = Buffer.allocUnsafeSlow(RB_FRAME_HEADER_SIZE + length);
  bufferWrite(bytes, text, RB_FRAME_HEADER_SIZE, length, "utf8");
  sendBytes(new Int32Array(bytes.buffer, 0, 2), bytes, kind, RB_FRAME_HEADER_SIZE + length);
}

/* Waits for a frame of the host's; its value is null where it has no payload. */
function receive() {
  readAll(headBytes, RB_FRAME_HEADER_SIZE);
  const length = heads[0];
  const kind = heads[1];
  if (length === 0) return { __proto__: null, kind, value: null };
  if (length > incoming.length) incoming = Buffer.allocUnsafeSlow(length);
  readAll(incoming, length);
  return { __proto__: null, kind, value: jsonParse(bufferToString(incoming, "utf8", 0, length)) };
}

module.exports = { receive, sendBytes, sendEmpty, sendJson };
