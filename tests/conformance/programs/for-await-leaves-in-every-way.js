async function* numbers(log) {
  try { for (let i = 0; ; i++) yield i; } finally { console.log(log + ": closed"); }
}
async function breaks() { for await (const n of numbers("break")) if (n === 1) break; return "broke"; }
async function returns() { for await (const n of numbers("return")) if (n === 1) return "returned " + n; }
async function throws() { for await (const n of numbers("throw")) if (n === 1) throw new Error("thrown " + n); }
async function labelled() {
  here: { for await (const n of numbers("label")) { if (n === 2) break here; } console.log("never"); }
  return "left the label";
}
async function nested() {
  for await (const a of numbers("outer")) for await (const b of numbers("inner" + a)) if (b === 1) { if (a === 1) return "both"; break; }
}
async function inTry() {
  try { for await (const n of numbers("try")) if (n === 0) return "from try"; }
  finally { await null; console.log("finally"); }
}
(async () => {
  for (const f of [breaks, returns, throws, labelled, nested, inTry]) {
    try { console.log(f.name, await f()); } catch (error) { console.log(f.name, "caught", error.message); }
  }
})();
(async () => { for (let i = 0; i < 12; i++) { await null; console.log("tick " + i); } })();
