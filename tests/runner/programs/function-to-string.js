function g(x) { return x; }
console.log(g.toString());
console.log(Math.max.toString().includes('[native code]'));
