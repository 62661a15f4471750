const log = [];
function* gen() {
  try {
    try { yield 1; } catch (error) { log.push(error.message); yield 2; }
    yield 3;
  } finally {
    log.push("finally");
    yield "from finally";
    log.push("after finally");
  }
}
const it = gen();
log.push(it.next().value, it.throw(new Error("thrown")).value, it.return("returned").value);
const last = it.next();
log.push(last.value, last.done);
console.log(log.join(" | "));
