/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * node -r uncaught.js FILE, with RINGBACK_UNCAUGHT naming a file: keeps there how an error came to be nobody's
 * ("uncaught" or "unhandled"), and the line and the column of the program that its stack names first; 0 0 for none;
 * then, of an Error, what its stack says before the first call.
 */
"use strict";

const fs = require("fs");
const { pathToFileURL } = require("url");

function placeIn(stack) {
  const file = process.argv[1];
  for (const line of typeof stack === "string" ? stack.split("\n") : []) {
    for (const name of [file, pathToFileURL(file).href]) {
      const place = line.slice(line.lastIndexOf(name)).slice(name.length).match(/^:(\d+):(\d+)\)?$/);
      if (line.includes(name) && place !== null) return `${place[1]} ${place[2]}`;
    }
  }
  return "0 0";
}

process.on("uncaughtExceptionMonitor", (error, origin) => {
  const kind = origin === "unhandledRejection" ? "unhandled" : "uncaught";
  const isNone = !(error instanceof Error) || error.code === "ERR_UNHANDLED_REJECTION";
  const said = isNone ? "" : `${error.stack.split(/\n {4}at /, 1)[0]}\n`;
  fs.writeFileSync(process.env.RINGBACK_UNCAUGHT, `${kind} ${placeIn(error?.stack)}\n${said}`);
});
