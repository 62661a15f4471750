const a = setTimeout((...given) => console.log("a", ...given), 10, "x", 2);
console.log(typeof a, a.hasRef(), a.ref() === a, typeof a[Symbol.toPrimitive]());
const b = setTimeout(() => console.log("never"), 10);
clearTimeout(Number(b));
const c = setTimeout(() => console.log("never"), 10);
clearTimeout(String(c));
const d = setTimeout(() => console.log("never"), 10);
console.log(d.close() === d);
const e = setTimeout(() => console.log("refreshed"), 10);
setTimeout(() => { e.refresh(); console.log("at 6"); }, 6);
setTimeout(() => console.log("at 15"), 15);
const f = setInterval(() => console.log("never"), 1000);
console.log(f.unref() === f, f.hasRef());
const g = setImmediate((x) => console.log("immediate", x), "y");
console.log(typeof g, g.hasRef());
setTimeout(function () { console.log(this === h, this.constructor.name); }, 3);
const h = setTimeout(function () { console.log(this === h); }, 4);
for (const wrong of [undefined, null, "code", 5, {}]) {
  try { setTimeout(wrong, 1); } catch (error) { console.log(error.name, error.code, error.message); }
}
try { setImmediate(); } catch (error) { console.log(error.code); }
try { queueMicrotask("x"); } catch (error) { console.log(error.code); }
try { process.nextTick(1); } catch (error) { console.log(error.code); }
