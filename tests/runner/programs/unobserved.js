const p = new Proxy({}, { get() { console.log('trap'); }, ownKeys() { console.log('keys'); return []; } });
(() => p)();
(() => ({ get x() { console.log('getter'); return 1; } }))();
console.log(p instanceof Object, Proxy.length, Proxy.name, typeof Proxy.revocable({}, {}).proxy);
