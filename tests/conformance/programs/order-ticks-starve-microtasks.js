let ticks = 0, microtasks = 0;
Promise.resolve().then(() => console.log("microtask after", ticks, "ticks"));
setTimeout(() => console.log("timer after", ticks, "ticks", microtasks, "microtasks"), 50);
setImmediate(() => console.log("immediate after", ticks, "ticks", microtasks, "microtasks"));
process.nextTick(function again() { if (++ticks < 100) process.nextTick(again); });
queueMicrotask(function again() { if (++microtasks < 100) queueMicrotask(again); else process.nextTick(() => console.log("tick after", microtasks, "microtasks")); });
console.log("script");
