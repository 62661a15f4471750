const log = [];
const handler = new Proxy({}, { get: (_, trap) => (target, ...args) => { log.push(trap + (typeof args[0] === "string" ? " " + args[0] : "")); return Reflect[trap](target, ...args); } });
const p = new Proxy({ a: 1, f() { return this === p; } }, handler);
p.a; p.b = 2; "a" in p; delete p.b; p.f(); Object.keys(p); ({ ...p }); for (const k in p); p?.a; p.a++;
const f = new Proxy(function (x) { return x; }, handler);
f(1); new f(); f.call(null, 2);
const { a, ...rest } = p;
console.log(log.join("\n"));
