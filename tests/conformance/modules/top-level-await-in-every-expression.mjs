const a = [await 1, ...(await [2, 3])], { b = await 4, ...c } = { d: await 5 };
const f = async (x = 6) => await x;
console.log(a, b, c, await f(), `${await "template"}`, (await f)(7) instanceof Promise, await (await f)(8));
if (await true) console.log("if"); else console.log("else");
while (await false) console.log("never");
switch (await 1) { case await 1: console.log("case"); }
label: for (let i = await 0; i < await 2; i += await 1) { if (await i) break label; console.log("i", i); }
class K { static [await "computed"] = 9; }
console.log(K.computed, typeof (await null));
console.log(await "last");
function hoisted() { return "hoisted"; }
console.log(hoisted(), await Promise.all([1, f(2)]), await Promise.allSettled([f(3)]));
