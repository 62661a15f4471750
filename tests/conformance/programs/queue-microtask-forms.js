queueMicrotask(function () { console.log(this === undefined || this === globalThis, arguments.length); });
queueMicrotask(() => { throwLater(); });
function throwLater() { try { throw new Error("caught inside"); } catch (error) { console.log(error.message); } }
queueMicrotask(async () => { console.log("async callback"); await null; console.log("goes on"); });
queueMicrotask((...given) => console.log("no arguments", given.length), "ignored");
const same = () => console.log("the same function twice"); queueMicrotask(same); queueMicrotask(same);
console.log(queueMicrotask(() => {}), typeof queueMicrotask, queueMicrotask.name);
const bound = console.log.bind(console, "bound"); queueMicrotask(bound);
Promise.resolve().then(() => queueMicrotask(() => console.log("of a microtask")));
class Example { #n = 1; start() { queueMicrotask(() => console.log("private", ++this.#n)); } } new Example().start();
