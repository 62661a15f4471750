const out = [];
{ out.push(inner()); function inner() { return "hoisted in a block"; } }
if (true) { function f() { return 1; } } else { function f() { return 2; } }
out.push(f());
for (let i = 0; i < 2; i++) { function g() { return i; } if (i) out.push(g()); }
label: { function h() { return "h"; } break label; }
switch (1) { case 0: function s() { return "s"; } case 1: out.push(s()); }
try { function t() { return "t"; } } finally { out.push(t()); }
(function () { "use strict"; { function only() { return 1; } out.push(only()); } out.push(typeof only); })();
l: function labelled() { return "labelled"; }
{ async function af() { return "async"; } function* gf() { yield "gen"; } out.push([...gf()].join()); af().then((v) => console.log(v)); }
console.log(out.join(), h(), labelled(), typeof af);
