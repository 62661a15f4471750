const log = (text) => console.log(text);
(async () => { log('a'); await null; log('d'); await null; log('f'); })();
Promise.resolve().then(() => log('e')).then(() => log('g'));
queueMicrotask(() => log('h'));
setTimeout(() => log('task'), 0);
log('b');
(async () => { for await (const x of [1, Promise.resolve(2)]) log(x); })();
