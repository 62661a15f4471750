const log = (text) => console.log(text);
function call(f) {
  log("call " + f.name);
  let result;
  try { result = f(); } catch (error) { log(f.name + " threw " + error); return; }
  log(f.name + " returned " + result);
}
function plain() { try { return 1; } finally { log("plain's finally"); } }
function takenOver() { try { return 2; } finally { log("takes over"); return 3; } }
function thrownAway() { try { throw 4; } finally { log("throws away"); return 5; } }
function brokenOut() { for (;;) { try { return 6; } finally { log("breaks out"); break; } } return 7; }
function continued() { for (let i = 0; ; i++) { try { if (i < 2) return i; } finally { log("continues " + i); if (i < 2) continue; } return 8; } }
function labelled() { out: { try { return 9; } finally { log("leaves the label"); break out; } } log("after the label"); return 10; }
function nested() { try { try { return 11; } finally { log("inner"); } } finally { log("outer"); } }
function nestedTakenOver() { try { try { return 12; } finally { log("inner"); return 13; } } finally { log("outer"); } }
function threefold() { try { try { try { return 14; } finally { log("one"); throw 15; } } catch (n) { log("caught " + n); return 16; } finally { log("two"); } } finally { log("three"); } }
function throwsInFinally() { try { return 17; } finally { log("throws"); throw 18; } }
function fromCatch() { try { throw 19; } catch (n) { return n; } finally { log("after the catch"); } }
function callsInFinally() { try { return 20; } finally { plain(); } }
function callsInReturn() { try { return log("in the return"), 21; } finally { log("after it"); } }
function changedTooLate() { let x = 22; try { return x; } finally { x = 23; log("x is " + x); } }
function emptyReturn() { try { return; } finally { log("nothing to return"); } }
function fallsOff() { try { log("no return"); } finally { log("falls off"); } }
function inLoop() { for (const n of [24, 25]) { try { if (n === 25) return n; log("turn " + n); } finally { log("end of turn " + n); } } }
function inSwitch() { switch (1) { case 1: try { return 26; } finally { log("of the switch"); } default: return 27; } }
function closesIterator() { for (const n of (function* () { try { yield 28; } finally { log("closes the iterator"); } })()) return n; }
const arrow = () => { try { return 29; } finally { log("of an arrow"); } };
const shortArrow = () => 30;
function oneLine() { if (true) try { return 31; } finally { log("of one line") } return 32 }
function recursion(n = 2) { try { return n === 0 ? 33 : recursion(n - 1); } finally { log("level " + n); } }
for (const f of [plain, takenOver, thrownAway, brokenOut, continued, labelled, nested, nestedTakenOver, threefold,
  throwsInFinally, fromCatch, callsInFinally, callsInReturn, changedTooLate, emptyReturn, fallsOff, inLoop, inSwitch,
  closesIterator, arrow, shortArrow, oneLine]) call(f);
console.log(recursion());
