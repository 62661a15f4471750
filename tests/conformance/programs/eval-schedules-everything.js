eval("setTimeout(() => console.log('task'), 0); Promise.resolve('microtask').then((v) => console.log(v)); console.log('sync')");
(0, eval)("var later = async () => { await null; console.log('resumed'); }");
later();
eval("for (let i = 0; i < 2; i++) setTimeout(() => console.log('loop ' + i), 10 + 10 * i)");
queueMicrotask(Function("console.log('queued')"));
console.log("end");
