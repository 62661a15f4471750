let chain = Promise.resolve();
for (let i = 1; i <= 5; i++) chain = chain.then(() => console.log("tick " + i));
const inner = async () => "x";
(async () => inner())().then(() => console.log("return"));
(async () => await inner())().then(() => console.log("return await"));
(async function () { return inner(); })().then(() => console.log("return in a function"));
(async function () { const value = await inner(); return value; })().then(() => console.log("await, then return"));
