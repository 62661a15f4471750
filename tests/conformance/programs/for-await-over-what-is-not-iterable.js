// What the engine says of a for await over what cannot be iterated, and of iterators that do not keep their word.
const x = { y: { z() {} }, f: 5 };
const f = () => x;
const K = class {};
const k = "y";

const rejected = () => Promise.reject(new Error("rejected"));

async function tell(run) {
  try {
    await run();
    console.log("went on");
  } catch (error) {
    console.log(`${error}`);
  }
}

(async () => {
  await tell(async () => { for await (const _ of 5); });
  await tell(async () => { for await (const _ of true); });
  await tell(async () => { for await (const _ of null); });
  await tell(async () => { for await (const _ of undefined); });
  await tell(async () => { for await (const _ of x.y.z()); });
  await tell(async () => { for await (const _ of x); });
  await tell(async () => { for await (const _ of (x.y)); });
  await tell(async () => { for await (const _ of x["y"]); });
  await tell(async () => { for await (const _ of x[k]); });
  await tell(async () => { for await (const _ of x.y.z); });
  await tell(async () => { for await (const _ of f()); });
  await tell(async () => { for await (const _ of f().y); });
  await tell(async () => { for await (const _ of (() => f)()()); });
  await tell(async () => { for await (const _ of () => 1); });
  await tell(async () => { for await (const _ of new K()); });
  await tell(async () => { for await (const _ of new K); });
  await tell(async () => { for await (const _ of K); });
  await tell(async () => { for await (const _ of /x/); });
  await tell(async () => { for await (const _ of [1][0]); });
  await tell(async () => { for await (const _ of await x); });
  await tell(async () => { for await (const _ of Symbol.iterator); });
  await tell(async () => { for await (const _ of Symbol()); });
  await tell(async () => { for await (const _ of x?.y); });
  await tell(async () => { for await (const _ of k ? x : k); });
  await tell(async () => { for await (const _ of x || k); });
  await tell(async () => { for await (const _ of x ?? k); });
  await tell(async () => { for await (const _ of -1); });
  await tell(async () => { for await (const _ of !x); });
  await tell(async () => { for await (const _ of {}); });
  await tell(async () => { for await (const _ of [[], [f()]][1][0]); });
  await tell(async () => { for await (const _ of"ab") console.log(_); });
  for (const symbol of [Symbol.asyncIterator, Symbol.iterator]) {
    for (const object of [
      { [symbol]: 5 },
      { [symbol]: null },
      { [symbol]: () => 5 },
      { [symbol]: () => ({}) },
      { [symbol]: () => ({ next: 5 }) },
      { [symbol]: () => ({ next: () => 5 }) },
      { [symbol]: () => ({ next() { throw new Error("next"); } }) },
      { [symbol]: () => ({ next: () => (symbol === Symbol.iterator ? { value: rejected() } : rejected()) }) },
      { [symbol]: () => ({ get next() { throw new Error("get next"); } }) },
      { [symbol]: () => ({ next: () => ({}), return: 5 }) },
      { [symbol]: () => ({ next: () => ({}), return: null }) },
      { [symbol]: () => ({ next: () => ({}), return: () => 5 }) },
      { [symbol]: () => ({ next: () => ({}), return: () => ({}) }) },
      { [symbol]: () => ({ next: () => ({}), return() { throw new Error("return"); } }) },
      { [symbol]: () => ({ next: () => ({}), get return() { throw new Error("get return"); } }) },
      { [symbol]: () => ({ next: () => ({ get done() { throw new Error("get done"); } }) }) },
      { [symbol]: () => ({ next: () => ({ get value() { throw new Error("get value"); } }) }) },
      { get [symbol]() { throw new Error("get"); } },
      { [symbol]() { throw new Error("call"); } },
    ]) {
      await tell(async () => { for await (const _ of object) break; });
      await tell(async () => { for await (const _ of object) return; });
      await tell(async () => { for await (const _ of object) throw new Error("body"); });
    }
  }
})();
