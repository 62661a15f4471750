const out = [];
a: b: for (const x of [1, 2, 3]) { if (x === 2) continue a; if (x === 3) break b; out.push(x); }
l: { l2: { break l2; } out.push("after l2"); break l; }
l: for (;;) { (() => { l: for (;;) break l; })(); break l; }
w: while (true) do { if (out.length > 3) break w; out.push("w"); continue w } while (false)
f: function declared() { return "declared"; }
if (true) i: out.push("labelled body"); else e: out.push("never");
for (const k of ["k"]) n: m: { out.push(k); break n; }
console.log(out.join(), declared());
