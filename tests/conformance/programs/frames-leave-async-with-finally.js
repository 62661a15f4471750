const log = (text) => console.log(text);
async function plain() { try { return 1; } finally { log("plain"); await null; log("plain, later"); } }
async function awaited() { try { return await Promise.resolve(2); } finally { log("awaited"); await null; log("awaited, later"); } }
async function takenOver() { try { await null; return 3; } finally { await null; return 4; } }
async function rejected() { try { return await Promise.reject(new Error("lost")); } finally { await null; return 5; } }
async function nested() { try { try { await null; return 6; } finally { await null; log("inner"); } } finally { await null; log("outer"); } }
async function broken() { for (;;) { try { return await 7; } finally { await null; break; } } return 8; }
async function throwing() { try { return await 9; } finally { await null; throw new Error("from finally"); } }
async function* generator() { try { yield 10; return 11; } finally { log("generator"); await null; log("generator, later"); } }
for (const f of [plain, awaited, takenOver, rejected, nested, broken, throwing]) {
  f().then((value) => log(`${f.name} ${value}`), (error) => log(`${f.name} ${error.message}`));
}
(async () => {
  const g = generator();
  await g.next();
  log((await g.return("early")).value);
  for await (const x of generator()) log(x);
})();
