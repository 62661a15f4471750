const q = (name) => queueMicrotask(() => console.log("microtask " + name));
const o = { get g() { q("getter"); return 1; }, set s(v) { q("setter"); }, valueOf() { q("valueOf"); return 2; }, toString() { q("toString"); return "t"; }, toJSON() { q("toJSON"); return 3; }, [Symbol.iterator]: function* () { q("iterator"); yield 4; } };
console.log(o.g, (o.s = 1), o + 1, `${o}`, JSON.stringify(o), ...o);
o > 1 ? q("compared") : q("never");
[3, 1].sort((a, b) => (q("sort"), a - b)).map((x) => x);
"x".replace("x", () => (q("replace"), ""));
new (class { static [Symbol.hasInstance]() { q("instanceof"); return true; } constructor() { q("constructor"); } })();
