function* forever() { let i = 0; try { while (true) yield i++; } finally { console.log("closed"); } }
const a = forever(), b = forever();
a.next(); b.next(); a.next();
for (const n of b) { if (n > 2) break; console.log(n); }
const [x, y] = forever();
console.log(x, y, a.next().value);
function* delegating() { yield* a; }
const d = delegating();
console.log(d.next().value, d.next().value);
setTimeout(() => console.log("later", d.next().value), 5);
const error = (() => { try { a.throw(new Error("in")); } catch (e) { return e.message; } })();
console.log(error, a.next());
