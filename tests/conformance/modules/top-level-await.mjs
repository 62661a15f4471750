console.log("before");
const value = await Promise.resolve("value");
console.log(value, await 1, await { then(done) { done("thenable"); } });
const sleep = (ms, text) => new Promise((done) => setTimeout(done, ms, text));
console.log(await sleep(10, "slept"));
try { await Promise.reject(new Error("caught")); } catch (error) { console.log(error.message); }
for (const n of [1, 2]) console.log(await sleep(5, n));
for await (const x of [sleep(2, "a"), "b"]) console.log(x);
const exported = await sleep(1, "exported");
console.log(exported, this === undefined, typeof require);
{ const inBlock = await "block"; console.log(inBlock); }
console.log("after");
