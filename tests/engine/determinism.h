/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The range of random latencies in ms, and the seed. */
#define DETERMINISM_LATENCY_MIN 5
#define DETERMINISM_LATENCY_MAX 60
#define DETERMINISM_SEED 7

typedef struct
{
  const char *name;
  const char *source;
} DeterminismProgram;

/* Contains everything that could happen in another order: equal due times, blocking, microtasks, random latencies. The
 * first program is short, because it runs at every speed. */
static const DeterminismProgram determinism_programs[] = {
  { "short",
    "for (const id of [1, 2]) database.getUserById(id, () => console.log(id, Date.now(), Math.random()));\n"
    "setTimeout(async () => { await null; console.log(Math.random()); }, 30);\n" },
  { "callbacks",
    "const log = (text) => console.log(text, Date.now(), Math.random());\n"
    "for (let i = 0; i < 4; i++) database.getUserById(1, () => log(`lookup ${i}`));\n"
    "const id = setInterval(() => { log('interval'); if (Date.now() % 3 === 0) clearInterval(id); }, 40);\n"
    "(async () => { for (const i of [0, 1, 2]) { await database.promises.getUserById(i); log('await'); } })();\n"
    "setTimeout(() => { log(database.getUserById(1)); queueMicrotask(() => log('microtask')); }, 90);\n"
    "setTimeout(() => { clearInterval(id); throw 1; }, 130);\n" },
  { "promises",
    "const log = (text) => console.log(text, Date.now(), Math.random());\n"
    "const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms, ms));\n"
    "const user = (id) => database.promises.getUserById(id);\n"
    "Promise.all([sleep(20), user(1), sleep(20)]).then(() => log('all')).finally(() => log('finally'));\n"
    "Promise.race([user(1), user(2), user(3)]).then(log);\n"
    "Promise.any([sleep(5).then(() => { throw 1; }), user(4)]).then(() => log('any'));\n"
    "for (const ms of [30, 10, 10]) sleep(ms).then(log).then(() => queueMicrotask(() => log('microtask')));\n"
    "const late = Promise.reject(new Error('late'));\n"
    "setTimeout(() => late.catch((error) => log(error.message)), 40);\n"
    "({ then(resolve) { resolve('thenable'); }, async run() { log(await this); } }).run();\n" },
  { "generators",
    "const log = (...words) => console.log(...words, Date.now(), Math.random());\n"
    "async function* users(...ids) { for (const id of ids) yield await database.promises.getUserById(id); }\n"
    "async function* ticks(ms) {\n"
    "  try { for (;;) { await new Promise((r) => setTimeout(r, ms)); yield ms; } } finally { log('end'); }\n"
    "}\n"
    "(async () => { for await (const user of users(1, 2)) log(user); })();\n"
    "(async () => { let n = 0; for await (const ms of ticks(25)) { log(ms); if (++n === 3) break; } })();\n"
    "(async () => {\n"
    "  outer: for await (const a of ticks(10)) for await (const b of ticks(10)) { log(a, b); break outer; }\n"
    "})();\n"
    "function* plain() { const x = yield Math.random(); yield x + 1; }\n"
    "const it = plain(); setTimeout(() => log(it.next().value, it.next(1).value), 25);\n" },
};

G_END_DECLS
