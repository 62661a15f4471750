const log = (text) => console.log(text);
const event = new (require("events"))();
event.on("e", () => log("listener runs at once"));
async function a() { log("a"); await b(); log("a goes on"); process.nextTick(log, "tick of a"); await new Promise((done) => setImmediate(done)); log("a after an immediate"); }
async function b() { log("b"); await undefined; log("b goes on"); }
setTimeout(log, 10, "timer 10"); setTimeout(log, 5, "timer 5"); setInterval(function () { log("interval"); clearInterval(this); }, 7);
setImmediate(log, "immediate");
process.nextTick(log, "tick");
queueMicrotask(() => log("queueMicrotask"));
Promise.resolve().then(() => log("then 1")).finally(() => log("finally")).then(() => log("then 2"));
a(); event.emit("e");
new Promise((done) => { log("executor"); done(); log("after done"); }).then(() => log("then of the executor"));
Promise.reject(new Error("x")).catch(() => log("catch"));
({ then(done) { log("thenable asked"); done("v"); } }).then((v) => log("called by hand " + v));
Promise.resolve({ then(done) { log("thenable job"); done("w"); } }).then((w) => log("thenable " + w));
(async () => { for await (const x of ["f1", "f2"]) log(x); })();
setTimeout(() => { Promise.resolve().then(() => log("microtask of timer 20")); process.nextTick(log, "tick of timer 20"); setImmediate(log, "immediate of timer 20"); setTimeout(log, 0, "timer of timer 20"); log("timer 20"); }, 20);
log("script");
