const { setTimeout: sleep, setImmediate: immediate } = require("node:timers/promises");
const { promisify } = require("node:util");
const timers = require("timers");
console.log(timers.setTimeout === setTimeout, timers.clearTimeout === clearTimeout, timers.setImmediate === setImmediate, sleep === require("timers/promises").setTimeout);
(async () => {
  console.log(await sleep(10, "slept"), await immediate("immediate"), await promisify(setTimeout)(10, "promisified"), await promisify(setImmediate)("too"));
  console.log(await Promise.race([sleep(30, "slow"), sleep(20, "fast")]));
})();
timers.setTimeout(() => console.log("of the module"), 3);
