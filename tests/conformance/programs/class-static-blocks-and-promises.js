const log = (...words) => console.log(...words);
const order = [];
class Base {
  static #secret = "s";
  static ready = Promise.resolve("base");
  static { order.push("block 1"); this.ready.then((name) => log("ready", name, this.#secret)); }
  static late = (() => { order.push("field"); return 1; })();
  static { var hidden = "block scoped"; order.push("block 2 " + (typeof hidden)); { let x = this.late; this.late = x + 1; } }
  static { label: for (const i of [1, 2]) { if (i === 2) break label; order.push("loop " + i); } try { throw new Error("inside"); } catch ({ message }) { order.push(message); } finally { order.push("finally"); } }
  static async load() { await null; return this.#secret + this.late; }
  static { queueMicrotask(() => log("microtask of a static block")); setTimeout(() => log("timer of a static block", this.name), 1); }
  static {}
}
log(order.join(" | "), typeof hidden);
class Derived extends Base {
  static { super.load.call(Base).then((value) => log("super", value)); this.arrow = () => this === Derived; log(this.arrow(), super.late, new.target); }
  static [(order.push("computed"), "named")] = (() => order.length)();
  static { const f = async () => { for await (const x of [Derived.named, 2]) log("x", x); }; f(); }
  x = (() => { log("instance field"); return 1; })();
}
new Derived();
const anonymous = class { static { log("[" + this.name + "]"); } };
try { (class { static { null.x; } static { log("never"); } }); } catch (e) { log(e instanceof TypeError); }
log(((C) => C.value)(class { static value = 1; static { this.value++; } static { this.value *= 10; } }));
