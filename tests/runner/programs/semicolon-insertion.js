const a = 1
const b = 2
;[a, b].forEach(x => console.log(x))
var x = 0
++x
console.log(x)
let s = ''; do s += 'a'
while (s.length < 3) console.log(s)
const f = () => a
const t = `x`
