// A return out of a loop closes the iterator before the function is left: that may call, wait, and throw.
const log = (...values) => console.log(...values);

const iterator = (close) => ({
  [Symbol.iterator]() {
    let count = 0;
    return { next: () => ({ value: ++count, done: count > 3 }), return: close };
  },
});

function closing() {
  for (const value of iterator(() => { log("closed"); return {}; })) {
    return `returned ${value}`;
  }
  return "never";
}
log(closing());

function throwing() {
  try {
    for (const value of iterator(() => { throw new Error("at the closing"); })) return value;
  } catch (error) {
    log("caught", error.message);
  }
  return "went on";
}
log(throwing());

function nested() {
  outer: for (const value of iterator(() => { log("outer closed"); return {}; })) {
    for (const other of iterator(() => { log("inner closed"); return {}; })) {
      if (other === 1) continue;
      if (value === 1) continue outer;
      return [value, other];
    }
  }
  return "never";
}
log(nested());

function* generating() {
  for (const value of iterator(() => { log("generator's closed"); return {}; })) {
    yield value;
    if (value === 2) return "done";
  }
}
log([...generating()]);
const stopped = generating();
stopped.next();
log(stopped.return("stopped"));

const slowly = (close) => ({
  [Symbol.asyncIterator]() {
    let count = 0;
    return { next: async () => ({ value: ++count, done: count > 3 }), return: close };
  },
});

async function waiting() {
  for await (const value of slowly(async () => { log("closed slowly"); return {}; })) return `waited ${value}`;
}

async function withoutClosing() {
  for await (const value of slowly(undefined)) return `as it was ${value}`;
}

async function ofList() {
  for await (const value of [1, 2]) {
    if (value === 2) return `from a list ${value}`;
  }
}

async function rejected() {
  try {
    for await (const value of slowly(() => Promise.reject(new Error("at the slow closing")))) return value;
  } catch (error) {
    log("caught", error.message);
  }
  for await (const value of slowly(() => Promise.reject(new Error("at the last closing")))) return value;
}

async function* both() {
  try {
    for await (const value of slowly(async () => { log("both closed"); return {}; })) {
      yield value;
      if (value === 2) return Promise.resolve("both done");
    }
  } finally {
    log("finally");
  }
}

(async () => {
  log(await waiting());
  log(await withoutClosing());
  log(await ofList());
  await rejected().catch((error) => log("rejected", error.message));
  const generator = both();
  log(await generator.next(), await generator.next(), await generator.next());
})();
