var a = 1
var b = a
++b
var c = () => a
var d = c
;[1].forEach((x) => console.log("list " + x))
;(() => console.log("call"))()
var e = b
/1/a.valueOf()
var f = function () { return "f" }
console.log(f(), b, typeof d, e)
var i = a; i
++
b
console.log(i, b)
{ 1 } console.log("block"); { let z = 2
console.log(z) }
throw_: { break throw_
}
