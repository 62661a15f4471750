function* inner() {
  try { const got = yield "a"; console.log("got " + got); yield "b"; return "result"; } finally { console.log("inner closed"); }
}
function* outer() {
  const result = yield* inner();
  console.log(result);
  yield* "xy";
  yield* [1, , 2];
  return yield* function* () { return "last"; }();
}
const it = outer();
console.log(it.next().value, it.next("sent").value);
console.log([...it].map(String).join());
const early = outer();
early.next();
console.log(early.return("early").value);
