const fns = [];
for (let i = 0; i < 3; i++) fns.push(() => i);
for (var v = 0; v < 3; v++) fns.push(() => v);
for (const x of ["a", "b"]) fns.push(() => x);
for (const key in { p: 1, q: 2 }) fns.push(() => key);
for (let i = 0, inc = () => i++; i < 2; inc(), i++) { fns.push(() => i); if (fns.length > 20) break; }
let w = 0;
while (w < 2) { let copy = w++; fns.push(() => copy); }
console.log(fns.map((f) => f()).join());
