const log = (text) => console.log(text);
function* twice() { try { yield 1; return 2; } finally { log("finally"); yield 3; log("finally goes on"); } }
function* takesOver() { try { yield 1; } finally { return "taken over"; } }
function* throwsIn() { try { yield 1; } finally { throw new Error("from finally"); } }
function* nested() { try { try { yield 1; } finally { yield "inner"; log("inner is done"); } } finally { yield "outer"; log("outer is done"); } }
const show = ({ value, done }) => log(`${value} ${done}`);
const a = twice();
show(a.next()); show(a.next()); show(a.next()); show(a.next());
const b = twice();
show(b.next()); show(b.return("early")); show(b.next()); show(b.next());
const c = takesOver();
show(c.next()); show(c.return("lost")); show(c.next());
const d = takesOver();
d.next(); show(d.throw(new Error("lost")));
const e = throwsIn();
e.next();
try { e.return(1); } catch (error) { log(error.message); }
const f = nested();
f.next(); show(f.return("end")); show(f.next()); show(f.next()); show(f.next());
log([...nested()].join());
