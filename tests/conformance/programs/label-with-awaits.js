const tick = (value) => new Promise((resolve) => setTimeout(resolve, 1, value));
const log = (...words) => console.log(...words);
async function main() {
  outer: for (let i = 0; await tick(i < 3); i++, await null) {
    inner: do { if (await tick(i === 1)) continue outer; log("do", i); if (i === 0) break inner; if (i === 2) break outer; } while (await tick(false));
    log("after", i);
  }
  block: { log("block"); if (await tick(true)) break block; log("never"); }
  sw: switch (await tick("b")) { case await "a": log("never"); case await "b": log("b"); await null; default: for (const x of [1, 2]) { await x; if (x === 2) break sw; log("x", x); } log("never"); }
  t: try { await null; break t; } finally { await null; log("finally of a break"); }
  loop: while (true) { try { await Promise.reject("r"); } catch (e) { log(e); continue loop; } finally { break loop; } }
  a: b: c: for (const k in { x: 1, y: 2 }) { await null; if (k === "x") continue b; log(k); break a; }
  deep: for (const p of [1, 2]) for (const q of [1, 2]) for await (const r of [1, 2]) { log(p, q, r); if (q === 2) continue deep; if (p === 2) break deep; }
  arrow: { const f = async () => { arrow: for (;;) { await null; break arrow; } return "own label"; }; log(await f()); break arrow; }
}
function unused() {}
main().then(() => log("end"), (e) => log("error", e.message));
