async function* source(n) { try { for (let i = 1; i <= n; i++) { await new Promise((r) => setTimeout(r, 10)); yield i; } } finally { console.log("source closed"); } }
async function* map(it, f) { for await (const x of it) yield f(x); }
async function* filter(it, f) { try { for await (const x of it) if (f(x)) yield x; } finally { console.log("filter closed"); } }
async function* take(it, n) { if (n <= 0) return; for await (const x of it) { yield x; if (--n === 0) return; } }
(async () => {
  for await (const x of take(filter(map(source(100), async (x) => x * x), (x) => x % 2), 3)) console.log(x);
  console.log("done");
})();
