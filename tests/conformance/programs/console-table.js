// Every cell is as wide as its column: node's releases differ in where a narrower one stands.
const row = (a, b) => ({ indexed: a, another: b });
console.table(row({ aaa: 100 }, { aaa: 200 }));
console.table(row({ a: 1, b: 2 }, { a: 3, b: 4 }));
console.table(row({ a: 1, b: 2 }, { a: 3, b: 4 }), ["b"]);
console.table(row({ a: 1, b: 2 }, { a: 3, b: 4 }), ["b", "a"]);
console.table(row({ a: 1, b: 2 }, { a: 3, b: 4 }), []);
console.table(row("text", "more"));
console.table(row([1, 2], [3, 4]));
console.table(row({ longer: null, listings: [1, 2] }, { longer: true, listings: [3, 4] }), ["listings"]);
console.table(row({ nestedby1: { a: 1 } }, { nestedby1: { b: 2 } }));
console.table(row({ eighteen_characters: 1, more_of_it_is_hidde: { deep: { er: 1 } } }, { more_of_it_is_hidde: { deep: { er: 2 } } }), ["more_of_it_is_hidd"]);
console.table(row({ "ชื่อไท": "ไท" }, { "ชื่อไท": "ลา" }));
console.table(row(123456, 987654));
console.table(row({ undefined: undefined }, { undefined: undefined }));
console.table(row({ "-0": -0, "5n": 5n }, { "-0": -0, "5n": 6n }));
class Point { constructor(x, y) { this.x = x; this.y = y; } get sum() { return this.x + this.y; } }
console.table(row(new Point(1, 2), new Point(3, 4)));
console.table({ indexed: Object.defineProperty({ b: 1 }, "hidden", { value: 2 }), another: { [Symbol("s")]: 1, b: 2 } });
console.table({ indexed: new Proxy({ a: 1 }, {}) });
console.table({ indexed: { a: 1 } }, ["a", "a"]);
console.group("indented"); console.table(row({ a: 1 }, { a: 2 })); console.groupEnd();
console.table([]); console.table({}); console.table(new Map()); console.table(new Set());
console.table("a string"); console.table(5); console.table(null); console.table(undefined); console.table(); console.table(Symbol("s")); console.table(() => {});
for (const wrong of ["a", 5, {}, null]) {
  try { console.table({ indexed: { a: 1 } }, wrong); } catch (error) { console.log(error.name, error.code); }
}
