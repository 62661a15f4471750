setTimeout(() => {
  Promise.reject(new Error("in a task")).then(() => console.log("never"));
  queueMicrotask(() => console.log("microtask"));
  process.nextTick(() => console.log("tick"));
}, 5);
