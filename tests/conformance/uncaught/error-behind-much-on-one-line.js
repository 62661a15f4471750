let a = 1; if (a) { a = 2; } for (const x of [1, 2]) { a += x; } const f = (n) => { if (n > 3) { return n; } return n.a.b; }; console.log(a); [a].map((n) => f(n)); f(1);
