const out = [];
for (let i = 0; i < 2; i++) out.push(i)
for (const x of [2, 3]) if (x > 2) out.push(x); else out.push(-x)
for (const k in [7]) for (const y of "z") out.push(k + y)
let n = 2
while (n--) if (n) out.push("w")
do out.push("d"); while (n++ < 1)
do if (n) out.push("e"); else out.push("f"); while (n-- > 2) out.push("after")
for (;;) if (out.length > 12) break; else out.push(".")
for (var q = 0; q < 3; q++);
while (q-- > 0);
do; while (q-- > 0)
if (q) ; else out.push("never")
if (!q) out.push("never"); else ;
for (const t of [1]) try { out.push("t") } finally { }
for (const s of [1]) switch (s) { case 1: out.push("s") }
for (const l of [1]) { }
console.log(out.join(" "), q)
