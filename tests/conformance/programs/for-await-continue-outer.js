// A `continue` with a label leaves a `for await`, whose iterator is closed, and goes on with the loop around it.
async function* letters(name) {
  try {
    yield name + 1;
    yield name + 2;
    yield name + 3;
  } finally {
    console.log("closing " + name);
    await null;
    console.log("closed " + name);
  }
}
async function main() {
  outer: for (const name of ["a", "b", "c"]) {
    for await (const letter of letters(name)) {
      console.log(letter);
      if (letter === "a2" || letter === "b1") continue outer;
      await letter;
      console.log("after " + letter);
    }
    console.log("all of " + name);
  }
  outer: for await (const x of [1, Promise.resolve(2), 3]) {
    inner: for await (const y of letters("x" + x)) {
      if (x === 1) continue outer;
      if (x === 2) break outer;
      continue inner;
    }
  }
  console.log("done");
}
main().then(() => console.log("settled"));
queueMicrotask(() => console.log("queued"));
Promise.resolve().then(() => console.log("one")).then(() => console.log("two")).then(() => console.log("three"));
setTimeout(() => console.log("task"), 1);
