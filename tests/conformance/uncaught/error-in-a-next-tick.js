process.nextTick(() => console.log("first"));
process.nextTick(function ticking() { throw new TypeError("in a tick"); });
