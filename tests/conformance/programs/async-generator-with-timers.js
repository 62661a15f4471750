const sleep = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));
const text = (x) => (typeof x === "object" ? JSON.stringify(x) : x);
const log = (...words) => console.log(...words.map(text));
async function* ticker(name, ms, count) {
  try {
    for (let i = 0; i < count; i++) { await sleep(ms); log(name, "yields", i); const back = yield `${name}${i}`; if (back) log(name, "got", back); }
    return name + " is done";
  } finally { log(name, "cleans up"); await sleep(ms); log(name, "is clean"); }
}
(async () => {
  for await (const value of ticker("a", 40, 2)) log("for await", value);
  outer: for await (const a of ticker("b", 40, 3)) {
    for await (const c of ticker("c", 20, 3)) { log(a, c); if (c === "c1") continue outer; if (a === "b1") break outer; }
  }
  const it = ticker("d", 20, 5);
  log(await it.next(), await it.next("hello"));
  log(await it.return("early"), await it.next());
  const thrown = ticker("e", 20, 2);
  await thrown.next();
  await thrown.throw(new Error("inside")).catch((error) => log("caught", error.message));
  log("end");
})();
