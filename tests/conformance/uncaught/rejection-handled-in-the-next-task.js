const promise = Promise.reject(new Error("handled by the next task"));
setTimeout(() => promise.catch(() => {}), 1);
queueMicrotask(() => console.log("microtask"));
