// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Ringback authors

const compose = (...steps) => (value) => steps.reduce((result, step) => step(result), value);

function counter() {
  let count = 0;

  return { next: () => ++count, get: () => count };
}

const counters = Array.from({ length: 100 }, counter);
const pipeline = compose((x) => x + 1, (x) => x * 3, (x) => x % 1009);
let value = 0;

for (let i = 0; i < 120000; i++) {
  counters[i % 100].next();
  value = pipeline(value);
}
