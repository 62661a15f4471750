const promise = Promise.reject(new Error("too late"));
console.log("script");
queueMicrotask(() => console.log("microtask"));
