const deferred = () => { let resolve, reject; const promise = new Promise((...both) => ([resolve, reject] = both)); return { promise, resolve, reject }; };
const a = deferred(), b = deferred();
a.promise.then((v) => console.log("a " + v));
b.promise.catch((e) => console.log("b " + e.message)).then(() => a.resolve("after b"));
setTimeout(b.reject, 10, new Error("late"));
a.promise.then(() => console.log("a again"));
