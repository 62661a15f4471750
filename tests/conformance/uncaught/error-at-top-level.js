console.log("before");
function f() { throw new TypeError("uncaught"); }
Promise.resolve().then(() => {});
f();
