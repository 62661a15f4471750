const make = (name) => ({
  [Symbol.iterator]() {
    let n = 0;
    return { next: () => ({ value: ++n, done: n > 3 }), return() { console.log(name + " closed"); return {}; } };
  },
});
for (const x of make("break")) break;
for (const x of make("finished"));
try { for (const x of make("throw")) throw new Error("out"); } catch (error) { console.log(error.message); }
(() => { for (const x of make("return")) return; })();
const [first] = make("destructuring");
const [p, q, r, s] = make("exhausted");
label: for (const y of [1]) for (const x of make("continue")) continue label;
new Map([[1, 2]]).forEach((value, name) => console.log(name + value));
