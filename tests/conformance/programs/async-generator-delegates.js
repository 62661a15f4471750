async function* inner() {
  const got = yield "inner 1";
  console.log("inner got " + got);
  try { yield "inner 2"; } finally { console.log("inner closed"); }
}
async function* outer() {
  yield* [Promise.resolve("from a list"), "plain"];
  const result = yield* inner();
  yield "result " + result;
}
(async () => {
  const it = outer();
  for (const sent of ["a", "b", "c", "d"]) {
    const { value, done } = await it.next(sent);
    console.log(value + " " + done);
  }
  console.log((await it.return("over")).value);
})();
