"use strict"
var a = 1
var b = () =>
  a

function f() {
  return
  1
}
if (b())
  console.log("crlf " + f())
else
  console.log("never")
// comment
const text = `one
two`
const joined = "a\
b"
label: for (;;) {
  break
  label
}
do a++
while (a < 3)
console.log(text.length, joined, a)
