const places = (error) => error.stack.split("\n").filter((line) => /:\d+:\d+\)?$/.test(line)).slice(0, 1)
  .map((line) => line.match(/(\d+:\d+)\)?$/)[1]).join();
const error = new Error("x"); console.log(Object.getOwnPropertyNames(error).join(), places(error));
console.log(error.line, error.column, error.sourceURL, error.lineNumber, error.columnNumber, "line" in error);
function f(a) { if (a) { a = 1; } for (const x of [1]) { a = x; } return new Error("in f"); } console.log(places(f(1)));
const g = (x) => x ? (() => { throw new TypeError("g"); })() : 1; try { 1; 2; g(3); } catch (e) { console.log(places(e)); }
try { null.x; } catch (e) { console.log(e.message, places(e)); }
try { let a = 1; a = 2; a(); } catch (e) { console.log(e.message, places(e)); }
try { const o = { p: {} }; o.p.q.r(); } catch (e) { console.log(e.message, places(e)); }
try { const o = { p: {} }; [1, 2].map((x) => x).concat(o.p.q()); } catch (e) { console.log(e.message, places(e)); }
try { missing; } catch (e) { console.log(e.message, places(e)); }
try { if (1) { let t = 1; t += missing + 1; } } catch (e) { console.log(places(e)); }
try { new (class A { constructor() { this.b.c; } })(); } catch (e) { console.log(e.message, places(e)); }
try { [1, 2, 3].forEach((n) => { if (n === 2) { n.m(); } }); } catch (e) { console.log(e.message, places(e)); }
try { for (const [a] of [1]) { a; } } catch (e) { console.log(e.message, places(e)); }
try { const { a } = undefined; } catch (e) { console.log(e.message, places(e)); }
try { switch (missing) { case 1: } } catch (e) { console.log(places(e)); }
try { return_(); function return_() { return missing.a; } } catch (e) { console.log(places(e)); }
try { (function* () { yield missing; })().next(); } catch (e) { console.log(places(e)); }
(async () => { await null; await missing; })().catch((e) => console.log("async", places(e)));
(async () => { for await (const x of missing) x; })().catch((e) => console.log("for await", places(e)));
(async () => { try { return await Promise.resolve().then(() => { missing; }); } finally { 1; } })().catch((e) => console.log("then", places(e)));
