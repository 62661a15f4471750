function* gen() { try { yield 1; throw new Error("from the generator"); } finally { console.log("finally"); } }
for (const x of gen()) console.log("got " + x);
