const fail = (text) => Promise.reject(new Error(text));
const failLater = (text) => new Promise((_, reject) => setTimeout(() => reject(new Error(text)), 5));
async function once() { try { await fail("once"); console.log("never"); } catch (error) { console.log("caught", error.message); } return "goes on"; }
async function loop() {
  for (let i = 0; i < 3; i++) {
    try { if (i % 2 === 0) await fail("turn " + i); else console.log("fulfilled", await i); }
    catch ({ message }) { console.log("caught", message); await null; console.log("after", i); }
  }
}
async function nested() {
  try {
    try { await failLater("inner"); } finally { console.log("finally"); await null; console.log("finally, later"); }
  } catch (error) { console.log("outer caught", error.message); }
}
async function inExpression() { return [1, await fail("e").catch(() => 2), await once()].join(); }
async function passesOn() { await fail("passed on"); }
async function takesOver() { try { await failLater("lost"); } finally { return "finally decides"; } }
async function rethrows() { try { await passesOn(); } catch (error) { throw new TypeError("again", { cause: error }); } }
once().then(console.log);
loop().then(() => console.log("loop is done"));
nested();
inExpression().then(console.log);
passesOn().catch((error) => console.log(error.message));
takesOver().then(console.log);
rethrows().catch((error) => console.log(error.message, error.cause.message));
(async () => { for (let i = 0; i < 6; i++) { console.log("tick", i); await i; } })();
