const tell = (what) => (error) => console.log(what, typeof error === "object" ? error instanceof Error : error);
const order = [];
const note = (what, value) => { order.push(what); return value; };
try { import(note("first", "x"), note("second", (() => { throw "in the options"; })())); } catch (error) { console.log("thrown", error); }
try { import((() => { throw "in the name"; })(),); } catch (error) { console.log("thrown", error); }
console.log(order.join());
const nobody = { toString() { throw "cannot be a name"; } };
import(nobody).catch(tell("one"));
import(nobody,).catch(tell("two"));
import(nobody, {},).catch(tell("three"));
import(nobody, "with" in {} ? 1 : undefined).then(tell("never"), tell("four"));
(async () => { try { await import(nobody, await undefined); } catch (error) { tell("five")(error); } })();
if (false) import("never", { with: { type: "json" } }); else console.log("end");
