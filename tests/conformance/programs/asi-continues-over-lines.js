const add = (a, b) =>
  a
  + b
let total = add
(1, 2)
const text = `line`
  .toUpperCase()
  ?.concat
  ("!")
const pick = total
  ? "yes"
  : "no"
let not = !
total
var list = [1, 2, 3], index = 1
var item = list
[index]
if (total)
  console.log(total, text, pick, not, item)
else
  console.log("never")
const f = function () { return (
  1,
  2
) }
console.log(f())
