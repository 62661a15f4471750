const promise = Promise.reject(new Error("handled by the next task"));
setTimeout(() => promise.catch(() => console.log("too late")), 1);
queueMicrotask(() => console.log("microtask"));
