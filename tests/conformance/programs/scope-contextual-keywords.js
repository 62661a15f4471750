var get = 1, set = 2, of = 3, static = 4, from = 5, as = 6, type = 7, async = 8, target = 9, meta = 10, implements = 11, package = 12, eval2 = 13;
var o = { get, set, of, static, async, get get() { return "g"; }, set set(v) { }, get: 1, set: 2, async: 3, await: 4, new: 5, typeof: 6 };
console.log(get + set + of + static + from + as + type + async + target + meta + implements + package + eval2);
console.log(o.get, o.set, o.async, o.await, o.new, o.typeof);
for (of of [of]) console.log(of);
var { get: g2, if: i = "default", [`of`]: o2 } = o;
console.log(g2, i, o2);
undefined: { break undefined; }
