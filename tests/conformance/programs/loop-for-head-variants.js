const out = [];
for (; ;) { if (out.length) break; out.push("a") }
for (let [a, b] = [1, 2]; a < b; a++) out.push(a + b);
for (const { x: { y = 5 } = {} } of [{}, { x: { y: 6 } }]) out.push(y);
var target = {}, list = [];
for (target.key of ["m"]) out.push(target.key);
for (list[list.length] in { p: 0, q: 0 });
for ([target.a, ...target.rest] of [[1, 2, 3]]) out.push(target.rest.length);
for (var init = 3 in {});
for (const f of [() => "f", function () { return "g" }]) out.push(f());
for (let i = (() => 0)(), end = [1].map((x) => x + 1)[0]; i < end; i = ((j) => j + 1)(i)) out.push("i" + i);
for (var of of [["of"]]) out.push(of[0]);
console.log(out.join(), list.join(), init);
