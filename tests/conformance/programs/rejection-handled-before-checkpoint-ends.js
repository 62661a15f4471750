const late = [];
const one = Promise.reject(new Error("one"));
Promise.resolve().then(() => {}).then(() => one.catch((e) => late.push(e.message)));
setTimeout(() => {
  const two = Promise.reject(new Error("two"));
  (async () => { await null; await null; try { await two; } catch (e) { late.push(e.message); } })();
}, 10);
setTimeout(() => console.log(late.join()), 30);
