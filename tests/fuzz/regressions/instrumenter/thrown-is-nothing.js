setTimeout(() => { throw undefined; }, 1);
setTimeout(() => console.log("later"), 2);
queueMicrotask(() => { throw null; });
throw undefined;
