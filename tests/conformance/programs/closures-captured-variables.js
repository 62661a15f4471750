function counter() { let n = 0; return { up: () => ++n, get n() { return n; }, reset() { n = 0; }, [Symbol.toPrimitive]: () => n }; }
const a = counter(), b = counter();
a.up(), a.up(), b.up();
const compose = (...fs) => (x) => fs.reduceRight((v, f) => f(v), x), curry = (f) => function next(...args) { return args.length >= f.length ? f(...args) : (...more) => next(...args, ...more); };
console.log(+a, b.n, a.reset(), a.n, compose((x) => x + 1, (x) => x * 2)(5), curry((a, b, c) => a + b + c)(1)(2, 3));
var fs = []; { let x = 1; fs.push(() => x++, () => x); } { let x = "other"; fs.push(() => x); }
fs[0](); fs[0]();
try { throw "caught"; } catch (e) { fs.push(() => e); var e = "var"; }
(function loop(i) { if (i) { fs.push(() => i); loop(i - 1); } })(2);
class K { static #n = 0; id = ++K.#n; get = () => this.id; } fs.push(new K().get, new K().get);
console.log(fs.slice(1).map((f) => f()).join());
