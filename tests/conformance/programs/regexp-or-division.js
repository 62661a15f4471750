let a = 8, g = 2, b = 1
const d = a / b / g, r = /b/g, t = a++ / 2, v = typeof /x/ / 2
let x = 1
x /= 2
const f = () => /[/\]]+/.test("/"), h = (x) => x / 2 / 1
if (/if/.test("if")) /statement/.exec("statement")
{ } /block/g.test("block") ? console.log("block") : console.log("never")
for (const m of "a1b2".matchAll(/[a-z](?<n>\d)/g)) console.log(m.groups.n)
var w = [1][0] / 2, y = (4) / 2, z = `8` / 2, u = {} / 2
function k() { return/=/.test("=") }
console.log(d, r.flags, t, x, f(), h(4), w, y, z, k(), a)
