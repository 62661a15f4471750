let n = 0
function f() { return
}
for (; n < 2; n++) console.log("body " + n)
do n--; while (n)
if (!n) (async () => { await n; console.log("last") })()