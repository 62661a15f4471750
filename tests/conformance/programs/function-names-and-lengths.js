const names = [];
const anonymous = function () { }, arrow = (a, b) => { }, gen = function* (a, b = 1, c) { }, named = function own(a) { };
let { d = () => { }, e = class { }, ["k"]: k = function () { } } = {}, [l = async () => { }] = [], m; m ??= () => { }; m = m;
var n; n = function () { }; var paren = (function () { }), comma = (0, function () { });
const o = { p() { }, get q() { return 1; }, r: () => { }, ["s" + 1]: () => { }, [Symbol("t")]: function () { }, async u() { }, *v() { }, 5() { }, "w x": () => { }, async *y() { }, __proto__: null };
class C { static z() { } #priv() { } static get(o) { return o.#priv.name; } static f = () => { }; static g = function () { }; }
for (const f of [anonymous, arrow, gen, named, d, e, k, l, m, n, paren, comma, o.p, o.r, o.s1, o.u, o.v, o[5], o["w x"], o.y, C.z, C.f, C.g]) names.push(`${f.name}:${f.length}`);
names.push(Object.getOwnPropertyDescriptor(o, "q").get.name, C.get(new C()), o[Object.getOwnPropertySymbols(o)[0]].name, anonymous.bind().name, new Function().name);
console.log(names.join(" "));
