const { setTimeout: sleep, setImmediate: immediate, setInterval: every } = require("node:timers/promises");
const { promisify } = require("node:util");
const timers = require("timers");
console.log(timers.setTimeout === setTimeout, timers.clearTimeout === clearTimeout, timers.setImmediate === setImmediate, sleep === require("timers/promises").setTimeout);
(async () => {
  console.log(await sleep(10, "slept"), await immediate("immediate"), await promisify(setTimeout)(10, "promisified"), await promisify(setImmediate)("too"));
  let n = 0;
  for await (const value of every(10, "interval")) { console.log(value, ++n); if (n === 3) break; }
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 5);
  try { await sleep(1000, null, { signal: controller.signal }); } catch (error) { console.log(error.name, error.code); }
  try { await sleep(1000, null, { signal: AbortSignal.abort() }); } catch (error) { console.log(error.name, error.code); }
  console.log(await Promise.race([sleep(30, "slow"), sleep(20, "fast")]));
})();
timers.setTimeout(() => console.log("of the module"), 3);
