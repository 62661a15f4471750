const log = (...words) => console.log(...words);
const step = (name, out) => (value) => { log(name, value instanceof Error ? value.message : value); if (out instanceof Error) throw out; return out; };
Promise.resolve(0).then(step("then 1", 1)).then(step("then 2", new Error("e2"))).then(step("skipped", 0)).catch(step("catch 2", 3)).finally(step("finally 2", "ignored")).then(step("then 3", 4))
  .finally(step("finally throws", new Error("e3"))).catch(step("catch 3", 5)).finally(() => Promise.reject("e4")).then(step("skipped", 0), step("handler 4", 6)).finally(() => new Promise((r) => setTimeout(r, 5))).then(step("end a"));
Promise.reject(new Error("b1")).finally(step("b finally")).finally(() => log("b finally 2")).then(step("skipped"), step("b handler", new Error("b2"))).catch(step("b catch", new Error("b3"))).catch(step("b catch again")).then(step("end b"));
Promise.resolve("c").then().then(null, null).then(5, "x").catch().finally().then(step("passes through"));
const d = new Promise((resolve, reject) => { resolve("d1"); reject("d2"); throw "d3"; });
d.then(step("d", d)).then(step("d again", { then: (r) => r("d then") })).then(step("end d"));
const e = Promise.resolve().then(() => e); e.catch((error) => log("itself", error instanceof TypeError));
(async () => { try { try { await Promise.reject("f1"); } catch (x) { log(x); throw "f2"; } finally { log("finally f"); await null; } } catch (x) { log(x); return await Promise.reject("f3").catch((y) => y + "!"); } finally { log("finally g"); } })().then(step("end f"));
async function finallyWins() { try { return await "try"; } finally { return "finally"; } }
finallyWins().then(step("g"));
async function loses() { try { throw 1; } catch { await null; return 2; } finally { await null; log("h finally"); } }
loses().then(step("h")).then(() => { throw { toString: () => "an object" }; }).catch((x) => log(String(x)));
