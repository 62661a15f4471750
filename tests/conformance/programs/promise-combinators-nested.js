const sleep = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));
const fail = (ms, reason) => new Promise((_, reject) => setTimeout(reject, ms, reason));
const show = (name) => [(value) => console.log(name, "fulfilled", JSON.stringify(value)), (error) => console.log(name, "rejected", error.errors ? error.errors.join() : error instanceof Error ? error.name : error)];
Promise.all([Promise.race([sleep(30, "slow"), sleep(10, "fast")]), Promise.any([fail(5, "no"), sleep(20, "yes")]), Promise.allSettled([fail(1, "bad"), 3])]).then(...show("mixed"));
Promise.any([Promise.all([sleep(5), fail(8, "all fails")]), Promise.race([fail(12, "race fails"), sleep(40)])]).then(...show("any of failures"));
Promise.all([]).then(...show("empty all"));
Promise.any([]).then(...show("empty any"));
Promise.allSettled([]).then(...show("empty allSettled"));
Promise.race([1, Promise.reject("second")]).then(...show("race of values"));
Promise.all([1, { then(resolve) { console.log("then called"); resolve({ then(again) { again("twice"); } }); } }, sleep(1, "slept")]).then(...show("thenables"));
Promise.all([Promise.reject("a"), Promise.reject("b")]).then(...show("two rejections"));
Promise.all(new Set([1, 2, 2, Promise.resolve(3)])).then(...show("a set"));
Promise.all((function* () { yield 1; yield sleep(2, 2); return "not seen"; })()).then(...show("a generator"));
Promise.all((function* () { try { yield 1; throw "in the iterator"; } finally { console.log("closed"); } })()).then(...show("iterator throws"));
Promise.all(5).then(...show("not iterable"));
(async () => {
  const results = await Promise.allSettled(["x", "y"].map(async (name, i) => { await sleep(60 + 20 * i); if (i) throw name; return name; }));
  for (const { status, value, reason } of results) console.log(status, value, reason);
})();
