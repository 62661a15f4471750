const loud = { valueOf() { console.log("valueOf"); return 1; }, toString() { console.log("toString"); return "x"; },
  [Symbol.toPrimitive](hint) { console.log("toPrimitive", hint); return 2; } };
const give = (value) => value;
function hand(value) { return value; }
const given = [loud, 1n, Symbol("s"), -0, 0, 1, 4095, 4096, 1.5, NaN, Infinity, "1", true, null, undefined, new Number(3)];
for (const value of given) console.log(Object.is(give(value), value), Object.is(hand(value), value));
(async () => { for (const value of given) console.log(Object.is(await (async () => hand(value))(), value)); })();
