const k = "key", a = 1, f = () => "f";
const o = { a, f, [k]: 2, [`${k}2`]: 3, "quoted key": 4, 5: 6, 0x10: 7, 1e3: 8, .5: 9, 10n: 11, m() { return 10; }, get g() { return 11; }, async am() { return 12; }, *gm() { yield 13; }, async *agm() { yield 14; }, ...{ spread: 15 }, ...null, ..."s", nested: { a: { b: () => ({ c: 16 }) } }, get: 17, set: 18, async: 19, static: 20, [(() => "iife")()]: 21, async get() { return 22; }, *set() { yield 23; }, get async() { return 24; }, "__proto__": { inherited: 25 } };
console.log(o.a, o.f(), o.key, o.key2, o["quoted key"], o[5], o[16], o[1000], o[.5], o[10], o.m(), o.g, [...o.gm()][0], o.spread, o[0], o.nested.a.b().c, o.iife, o.inherited, [...o.set()][0], o.async, o.static);
(async () => { console.log(await o.am(), (await o.agm().next()).value, await o.get()); })();
({}).toString(), { a: 1 }, [{ b: { } }] ;
({ a: { }, b: [] }).a
console.log(Object.keys(o).length)
