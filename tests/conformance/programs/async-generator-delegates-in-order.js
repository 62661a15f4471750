// `yield*` in an async generator awaits each step of what it delegates to; how many microtasks that takes differs between engines.
const later = (value, ticks) => ticks === 0 ? Promise.resolve(value) : Promise.resolve().then(() => later(value, ticks - 1));
async function* inner(name) {
  try { const got = yield name + "1"; console.log(name, "got", got); yield later(name + "2", 2); return name + " result"; }
  catch (error) { console.log(name, "caught", error); return "after " + error; }
  finally { console.log(name, "finally"); await null; console.log(name, "finally, later"); }
}
async function* overAsync() { const result = yield* inner("i"); console.log("result", result); yield* inner("j"); }
async function* overSync() { yield* [later("s1", 1), "s2"]; yield* "xy"; return yield* (function* () { yield 1; return 2; })(); }
async function* twoDeep() { yield* overSync(); yield* (async function* () { yield* inner("k"); })(); }
async function drain(name, generator, sent) {
  for (;;) {
    const { value, done } = await generator.next(sent);
    console.log(name, value, done);
    if (done) return;
  }
}
async function main() {
  await drain("async", overAsync(), "sent");
  await drain("sync", overSync());
  await drain("deep", twoDeep(), "d");
  const returned = overAsync();
  console.log(await returned.next(), await returned.return("early"), await returned.next());
  const thrown = overAsync();
  console.log(await thrown.next(), await thrown.throw("oops"), await thrown.next());
}
main().then(() => console.log("main is done"));
setTimeout(() => Promise.all([drain("one", twoDeep(), "d"), null]).then(() => console.log("both are done")), 5);
