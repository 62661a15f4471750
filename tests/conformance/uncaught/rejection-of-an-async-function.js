async function f() { await null; console.log("throws now"); throw new RangeError("async"); }
f();
console.log("script");
