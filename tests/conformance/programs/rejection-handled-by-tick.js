const reject = (text) => Promise.reject(new Error(text));
const a = reject("a"); process.nextTick(() => a.catch((e) => console.log("tick handles", e.message)));
const b = reject("b"); queueMicrotask(() => process.nextTick(() => b.catch((e) => console.log("tick of a microtask handles", e.message))));
const c = reject("c"); Promise.resolve().then(() => {}).then(() => {}).then(() => c.catch((e) => console.log("third microtask handles", e.message)));
const d = reject("d"); (async () => { await null; await null; try { await d; } catch (e) { console.log("await handles", e.message); } })();
setTimeout(() => { const f = reject("f"); process.nextTick(() => { Promise.resolve().then(() => f.catch((e) => console.log("in a task", e.message))); }); }, 5);
setImmediate(() => { const g = reject("g"); queueMicrotask(() => g.then(null, (e) => console.log("in an immediate", e.message))); });
async function nested() { const h = reject("h"); const i = reject("i"); try { await h; } catch (e) { console.log(e.message); } try { await i; } catch (e) { console.log(e.message); } }
nested();
Promise.allSettled([reject("j"), reject("k")]).then((all) => console.log(all.map((one) => one.reason.message).join()));
Promise.race([reject("l"), reject("m")]).catch((e) => console.log(e.message));
const n = reject("n"); const o = n.then(() => {}); o.catch((e) => console.log("derived", e.message));
