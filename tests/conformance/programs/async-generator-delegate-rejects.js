const steps = [];
async function* fails() { yield 1; throw new RangeError("inside"); }
async function* delegates() {
  try { yield* fails(); } catch (error) { console.log("caught", error.message); yield "after"; }
  yield* [Promise.reject(new TypeError("rejected value"))];
}
const noThrow = { [Symbol.asyncIterator]() { return this; }, next: async () => ({ value: "n", done: false }),
  return: async (value) => { console.log("return asked"); return { value, done: true }; } };
async function* delegatesToNoThrow() { yield* noThrow; }
(async () => {
  const one = delegates();
  for (let i = 0; i < 5; i++) {
    try { console.log("step", i, await one.next()); } catch (error) { console.log("step", i, error.name, error.message); }
  }
  const two = delegatesToNoThrow();
  await two.next();
  await two.throw(new Error("x")).catch((error) => console.log(error.name));
  const three = delegatesToNoThrow();
  await three.next();
  console.log(await three.return("bye"));
})();
queueMicrotask(() => console.log("queued"));
