const log = console.log;
Promise.resolve = () => { throw new Error("resolve"); };
Promise.prototype.then = () => { throw new Error("then"); };
Object.defineProperty(Promise.prototype, "constructor", { get() { throw new Error("constructor"); } });
queueMicrotask(() => log("microtask"));
setTimeout(() => { log("task"); queueMicrotask(() => log("microtask of a task")); }, 10);
log("script");
