const promise = Promise.resolve("value");
let reads = 0;
Object.defineProperty(promise, "constructor", { get() { reads++; return Promise; } });
(async () => { console.log(await promise, reads); await Promise.all([promise]); console.log(reads); })();
async function f() { return promise; }
f().then(() => console.log("returned " + reads));
