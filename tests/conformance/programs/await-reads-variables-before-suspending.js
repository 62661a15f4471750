let x = 1;
const bump = async () => { x += 10; };
(async () => { const before = x + await bump(); console.log(String(before), x); x = x + await 1; console.log(x); })();
x = 5;
(async () => { let i = 0; const a = [i++, await i++, i++]; console.log(a.join(), i); const f = (...v) => v.join(); console.log(f(i, await (i = 9), i)); })();
console.log("script sees " + x);
