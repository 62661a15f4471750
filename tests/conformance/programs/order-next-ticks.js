process.nextTick(() => { console.log("tick 1"); process.nextTick(() => console.log("tick of tick 1")); Promise.resolve().then(() => console.log("microtask of tick 1")); });
Promise.resolve().then(() => { console.log("microtask 1"); process.nextTick(() => console.log("tick of microtask 1")); queueMicrotask(() => console.log("microtask of microtask 1")); });
process.nextTick((...given) => console.log("tick 2", ...given), "a", { b: 1 });
queueMicrotask(() => { console.log("microtask 2"); process.nextTick(() => { console.log("tick of microtask 2"); process.nextTick(() => console.log("tick of that tick")); }); });
(async () => { console.log("async"); await null; console.log("resumed"); process.nextTick(() => console.log("tick of async")); await null; console.log("resumed again"); })();
setTimeout(() => {
  process.nextTick(() => console.log("timer: tick 1"));
  Promise.resolve().then(() => console.log("timer: microtask 1")).then(() => console.log("timer: microtask 2"));
  process.nextTick(() => console.log("timer: tick 2"));
  console.log("timer");
}, 5);
setTimeout(() => console.log("next timer"), 5);
setImmediate(() => { process.nextTick(() => console.log("immediate: tick")); console.log("immediate"); });
setImmediate(() => console.log("next immediate"));
let n = 0;
(function chain() { if (n++ < 5) process.nextTick(chain); else console.log("end of the chain of ticks"); })();
const { nextTick } = process; nextTick(() => console.log("without its object"));
console.log("script");
