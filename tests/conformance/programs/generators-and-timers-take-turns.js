const log = (...words) => console.log(...words);
function run(generator, name) {
  const it = generator();
  const go = (method, value) => { let r; try { r = it[method](value); } catch (e) { log(name, "ends with", e); return; } if (r.done) log(name, "returns", r.value); else if (typeof r.value === "number") setTimeout(() => go("next", r.value * 2), r.value); else r.value.then((v) => go("next", v), (e) => go("throw", e)); };
  go("next");
}
run(function* () { const a = yield 30; log("a", a); try { yield Promise.reject("no"); } catch (e) { log("a", e); } finally { log("a", yield Promise.resolve("in finally")); } return "done"; }, "first");
run(function* () { for (let i = 1; i < 4; i++) log("b", yield i * 15 - 5); yield* (function* () { log("c", yield Promise.resolve("delegated")); return 1; })(); throw "b's end"; }, "second");
const lazy = (function* () { let n = 0; while (true) { const cmd = yield n++; if (cmd === "reset") n = 0; } })();
setTimeout(() => log(lazy.next().value, lazy.next().value, lazy.next("reset").value, lazy.return("bye").value, lazy.next().done), 100);
