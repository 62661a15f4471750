// What passes an outcome on runs no code; in what order it has done so shows in what comes after.
const log = (...words) => console.log(...words);
Promise.resolve(0).then(() => 1).then(() => 2).catch(() => 3).then((x) => log("a", x));
Promise.resolve(0).then(() => 1).then(() => 2).then(() => { throw 5; }).catch((e) => log("b", e));
Promise.resolve(1).then(() => Promise.resolve(4)).catch(() => 0).then((x) => log("c", x));
new Promise((_, reject) => reject(6)).then(() => 0).finally(() => log("d")).then(() => 0).then(null, (e) => log("d", e)).then((x) => log("d", x));
Promise.reject(7).then().then(() => 0).then(5).finally().catch((e) => log("e", e)).then().then((x) => log("e", x));
Promise.resolve(8).then(() => ({ then(resolve) { log("f then"); resolve(9); } })).catch().then((x) => log("f", x));
(async () => { await Promise.resolve().catch(() => 0); log("g"); await Promise.resolve().then().then(); log("g end"); })();
