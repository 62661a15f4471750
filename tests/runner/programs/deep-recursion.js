function r(n) { return n === 0 ? 0 : 1 + r(n - 1) }
try { r(1e6) } catch (e) { console.log(e instanceof RangeError) }
console.log(r(100));
