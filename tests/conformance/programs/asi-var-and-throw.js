let x
let y
= 5
var z = 1, w
= 2
x
=
y
try { throw x
} catch (e) { console.log(e, z, w) } finally { console.log("f") } console.log("same line")
if (x) { x = 1 } else { x = 2 } console.log(x)
function g() {} console.log(typeof g)
class K {} console.log(typeof K)
do x++; while (x < 3) console.log(x)
