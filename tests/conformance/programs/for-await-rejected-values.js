const rejected = (text) => { const promise = Promise.reject(new Error(text)); promise.catch(() => {}); return promise; };
async function over(name, values) {
  try {
    for await (const value of values) console.log(name, "value", value);
    console.log(name, "end");
  } catch (error) {
    console.log(name, "caught", error.message);
  } finally {
    console.log(name, "finally");
  }
}
async function* yielding() {
  yield 1;
  try { yield rejected("yielded"); } catch (error) { console.log("inside", error.message); yield "recovered"; }
  throw new Error("thrown at last");
}
function* plain() {
  try { yield Promise.resolve("p1"); yield rejected("p2"); yield "p3"; } finally { console.log("plain closed"); }
}
const byHand = { [Symbol.asyncIterator]: () => ({ n: 0, next() {
  return ++this.n < 3 ? Promise.resolve({ value: rejected("kept").catch((e) => e.message), done: false }) : rejected("by hand");
}, return() { console.log("never closed"); return {}; } }) };
over("array", [1, rejected("second"), 3]);
over("generator", yielding());
over("plain", plain());
over("by hand", byHand);
Promise.resolve().then(() => console.log("a")).then(() => console.log("b")).then(() => console.log("c")).then(() => console.log("d"));
