console.log("script 1");
setTimeout(() => console.log("task"), 0);
Promise.resolve().then(() => console.log("microtask 1")).then(() => console.log("microtask 2"));
queueMicrotask(() => console.log("microtask 3"));
console.log("script 2");
