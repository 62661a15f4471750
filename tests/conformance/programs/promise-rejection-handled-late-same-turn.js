const rejected = Promise.reject(new Error("handled in time"));
queueMicrotask(() => queueMicrotask(() => rejected.catch((error) => console.log(error.message))));
console.log("script end");
