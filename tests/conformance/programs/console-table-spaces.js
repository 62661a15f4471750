// Where a narrow cell stands differs between node's releases: in the lines of these tables, several spaces are as one.
console.table([[1, 2], [3, 4, 5]]);
console.table([{ a: 1, b: "x" }, { b: "y", c: true }]);
console.table([{ a: 1, b: "x" }, { b: "y", c: true }], ["b"]);
console.table([{ a: 1, b: "x" }, { b: "y" }], ["c", "a"]);
console.table([{ a: 1 }], []);
console.table({ first: { a: 1 }, second: { a: 2, b: 3 } });
console.table([1, "two", null, undefined, true, 5n, Symbol("s")]);
console.table(["a", { b: 1 }, [2, 3]]);
console.table(new Map([["k", { a: 1 }], [{ o: 1 }, 2]]));
console.table(new Map([[1, "x"], [2, "y"]]).entries());
console.table(new Map([[1, "x"], [2, "y"]]).keys());
console.table(new Set(["x", { a: 1 }, 3]));
console.table(new Set([1, 2]).values());
console.table([{ nested: { deep: { deeper: 1 } }, list: [1, 2, 3] }]);
console.table(new Uint8Array([7, 8]));
console.table([new Date(0), /x/g, () => {}]);
console.table([{ "ก ไก่": "ภาษาไทย" }, { "ก ไก่": "😀" }]);
class Point { constructor(x, y) { this.x = x; this.y = y; } get sum() { return this.x + this.y; } }
console.table([new Point(1, 2), new Point(3, 4)]);
console.table([[]]); console.table([{}]);
console.table([{ a: undefined, b: null, c: -0, d: NaN }]);
console.table({ a: { get x() { return 1; } } });
