const out = [], list = [1, 2, 3], map = new Map([["a", 1]]), set = new Set([1]);
for (const x of list) { out.push(x); if (x < 3 && list.length < 6) list.push(x * 10); }
for (const [k, v] of map) { out.push(k + v); if (v < 4) map.set(k + k, v + 1); if (v === 2) map.delete("a"); }
for (const x of set) { if (x < 5) set.add(x + 1); if (x % 2) set.delete(x); }
const o = { p: 1, q: 2, r: 3 };
for (const k in o) { out.push(k); delete o.q; o.s = 4; }
console.log(out.join(), [...set].join(), [...map.keys()].join());
console.log(Object.entries({ b: 1, 2: 2, a: 3, 1: 4 }).join(";"), [..."a😀b"].length, Array.from({ length: 2, 0: "x" }).length, [, 1].findIndex((x) => x === undefined), Object.fromEntries(map).a === undefined, [3, 1, 2].sort().join());
