function value() {
  return
  "never"
}
function* gen() {
  const x = yield
  "not an operand"
  return x
}
const arrow = (x) =>
  x
label: for (let i = 0; i < 2; i++) {
  for (;;) {
    if (i) break
    label
    continue label
  }
  console.log("break alone " + i)
}
var label = "an expression"
const it = gen(); it.next()
console.log(value(), it.next("sent").value, arrow("arrow"))
async
x => x
var async, x
