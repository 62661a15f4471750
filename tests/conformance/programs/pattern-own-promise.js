class Deferred {
  #state = "pending"; #value; #jobs = [];
  settle(state) { return (value) => { if (this.#state !== "pending") return; this.#state = state; this.#value = value; for (const job of this.#jobs) queueMicrotask(job); }; }
  then(yes, no) {
    const next = new Deferred();
    const job = () => { const f = this.#state === "done" ? yes : no; if (!f) return next.settle(this.#state)(this.#value); try { next.settle("done")(f(this.#value)); } catch (e) { next.settle("failed")(e); } };
    if (this.#state === "pending") this.#jobs.push(job); else queueMicrotask(job);
    return next;
  }
}
const d = new Deferred();
d.then((v) => { console.log("got " + v); throw new Error("thrown on"); }).then(() => console.log("never"), (e) => (console.log(e.message), "recovered")).then(console.log);
setTimeout(d.settle("done"), 10, "value");
(async () => console.log("awaited " + await d))();
Promise.resolve(d).then((v) => console.log("adopted " + v));
