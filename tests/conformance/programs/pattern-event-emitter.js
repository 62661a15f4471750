class Emitter {
  #handlers = new Map();
  on(name, f) { (this.#handlers.get(name) ?? this.#handlers.set(name, new Set()).get(name)).add(f); return () => this.#handlers.get(name).delete(f); }
  emit(name, ...args) { for (const f of [...this.#handlers.get(name) ?? []]) f.apply(this, args); return this; }
  once(name) { return new Promise((resolve) => { const off = this.on(name, (v) => { off(); resolve(v); }); }); }
  async *[Symbol.asyncIterator]() { for (;;) { const v = await this.once("data"); if (v === "end") return; yield v; } }
}
const e = new Emitter();
e.on("data", function (v) { console.log("handler " + v, this === e); });
(async () => { for await (const v of e) console.log("iterated " + v); console.log("over"); })();
["a", "b", "end"].forEach((v, i) => setTimeout(() => e.emit("data", v), 10 + 15 * i));
