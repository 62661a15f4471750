// What an async generator delegates to waits by itself, not the loop around.
const log = (...values) => console.log(...values);

async function* outer(inner) {
  for await (const value of [Promise.resolve(1), 2]) {
    log("round", value);
    yield* inner(value);
    log("after", value);
  }
}

function* sync(value) {
  yield Promise.resolve(value * 10);
  yield value * 100;
}

async function* async(value) {
  yield value * 10;
  for await (const other of sync(value)) yield other;
}

(async () => {
  for (const inner of [sync, async]) {
    for await (const value of outer(inner)) log("got", value);
  }
  const generator = outer(() => [new Promise(() => {})]);
  generator.next().then(log);
  generator.next().then(log);
})();
