const never = new Promise(() => {});
async function main() { console.log("before"); try { await never; console.log("never"); } finally { console.log("nor this"); } }
async function outer() { await main(); console.log("never"); }
async function* generator() { yield 1; await never; yield 2; }
async function overGenerator() { for await (const x of generator()) console.log(x); console.log("never"); }
async function overByHand() { for await (const x of { [Symbol.asyncIterator]: () => ({ next: () => never }) }) console.log(x); }
const arrow = async () => { await { then() { console.log("a thenable that calls nobody"); } }; };
const self = (async () => { await null; await self; })();
outer(); overGenerator(); overByHand(); arrow();
(async () => { await Promise.race([]); })();
(async () => { await Promise.all([never, 1]); })();
never.finally(() => console.log("never")).then(() => console.log("never"));
setTimeout(() => console.log("timer"), 5);
