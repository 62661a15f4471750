const out = [];
const log = (x) => out.push(x);
const nest = (depth, name) => queueMicrotask(() => { log(name + depth); if (depth > 0) nest(depth - 1, name); });
nest(3, "a"); nest(2, "b");
Promise.resolve().then(() => { log("p1"); queueMicrotask(() => { log("q in p1"); Promise.resolve().then(() => log("p in q in p1")); }); return Promise.resolve("x"); }).then((x) => log("p2 " + x));
(async () => { log("sync"); await queueMicrotask(() => log("q awaited")); log("after q"); await new Promise((r) => queueMicrotask(r)); log("resolved by q"); queueMicrotask(async () => { await 0; log("async q"); }); })();
queueMicrotask(queueMicrotask.bind(null, () => log("bound")));
queueMicrotask(() => { setTimeout(() => { log("timer of a microtask"); queueMicrotask(() => log("microtask of a timer of a microtask")); }, 1); });
setTimeout(() => { queueMicrotask(() => { log("t1 q"); queueMicrotask(() => log("t1 q q")); }); log("t1"); }, 15);
setTimeout(() => log("t2"), 30);
try { queueMicrotask(); } catch (e) { log(e instanceof TypeError); }
try { queueMicrotask("text"); } catch (e) { log(e instanceof TypeError); }
setTimeout(() => { for (let i = 0; i < out.length; i++) console.log(i, out[i]); }, 50);
console.log(queueMicrotask(() => {}), queueMicrotask.length, queueMicrotask.name);
