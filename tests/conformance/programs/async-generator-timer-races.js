const sleep = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));
async function* merge(...sources) {
  const waiting = new Map(sources.map((source) => [source, source.next().then((result) => ({ source, result }))]));
  while (waiting.size > 0) {
    const { source, result } = await Promise.race(waiting.values());
    if (result.done) waiting.delete(source);
    else { waiting.set(source, source.next().then((again) => ({ source, result: again }))); yield result.value; }
  }
}
async function* every(ms, name, count) { for (let i = 1; i <= count; i++) { await sleep(ms); yield name + i; } }
async function* take(source, n) { for await (const value of source) { if (n-- === 0) return "taken"; yield value; } }
async function* map(source, f) { for await (const value of source) yield await f(value); }
(async () => {
  for await (const value of merge(every(60, "slow", 2), every(25, "fast", 4))) console.log(value);
  const list = [];
  for await (const value of take(map(every(5, "x", 10), async (x) => { await null; return x.toUpperCase(); }), 3)) list.push(value);
  console.log(list.join());
  const timeout = Symbol("timeout");
  const it = every(60, "late", 1);
  const first = await Promise.race([it.next(), sleep(20, timeout)]);
  console.log(first === timeout ? "timed out" : first, (await it.next()).value, (await it.next()).done);
})();
