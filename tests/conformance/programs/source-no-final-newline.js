const f = (x) => x
if (f(1)) console.log("no newline at the end"); else f(2)
f(3) // and a comment at the end