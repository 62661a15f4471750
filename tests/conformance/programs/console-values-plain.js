console.log(undefined, null, true, 0, -0, NaN, Infinity, 1e21, 123n, Symbol("s"), Symbol.iterator, "text");
console.log([undefined, null, true, 0, -0, NaN, 123n, Symbol("s"), "text"]);
console.log({ a: 1, "b-c": 2, 3: 4, "ก": 5, [Symbol("k")]: 6, [Symbol.for("x y")]: 7, "": 8, "it's": 9, "a\nb": 10 });
console.log([, 1, , , 2, ,], [1, 2, 3].concat(new Array(3)), new Array(5), Object.assign([1, 2], { key: "v", "-1": 0 }));
console.log({}, [], [[]], [{}], { a: {} }, { a: [] }, Object.create(null), Object.create({ inherited: 1 }), Object.create({ constructor: null }));
console.log(() => {}, function () {}, function named() {}, async () => {}, function* g() {}, async function* ag() {}, class {}, class A {}, class B extends Array {});
console.log(Object.assign(() => {}, { prop: 1 }), Object.assign(function f() {}, { a: { b: 1 } }), class { static s = 1; }, Math.max, Symbol, Proxy);
console.log(new Number(1), new String("boxed"), new Boolean(false), Object(Symbol("o")), Object(5n), Object.assign(new String("ab"), { extra: 1 }), new Number(-0));
console.log(new Date(0), new Date(NaN), [new Date(86400000)], /re/gi, Object.assign(/re/, { x: 1 }), new RegExp("a/b\n"));
console.log((function () { return arguments; })(1, "two"), globalThis === global, JSON, Math, Reflect, Atomics, Intl);
class Point { #secret = 1; x = 1; get y() { return 2; } static z = 3; method() {} }
class Point3 extends Point { w = { deep: [1, { er: 2 }] }; }
console.log(new Point(), new Point3(), Point, Point3, [new Point()], { p: new Point3() }, Point.prototype, Point3.prototype);
function Old() { this.a = 1; } Old.prototype.b = 2; console.log(new Old(), Object.setPrototypeOf({ a: 1 }, null), Object.setPrototypeOf(new Old(), null));
console.log({ get a() { return 1; }, set a(v) {}, get b() { throw new Error("never"); }, set c(v) {} }, Object.defineProperty({}, "hidden", { value: 1 }));
console.log({ [Symbol.toStringTag]: "Tag", a: 1 }, new (class Foo { get [Symbol.toStringTag]() { return "Bar"; } })(), new (class Foo { get [Symbol.toStringTag]() { return "Foo"; } })());
console.log({ toString() { return "unasked"; } }, { inspect() { return "unasked"; } }, { valueOf() { return 1; } }, { toJSON() { return 2; } });
console.log(new (class extends Map { x = 1; })([[1, 2]]), new (class Stack extends Array { })(3), new (class MySet extends Set { })([1]), new (class E2 extends Date { })(0));
console.log("a".repeat(3), ["b".repeat(3)], ['single \' quote', "double \" quote", "both ' and \"", `all ' " and \``], ["new\nline"], "\ud800", ["\ud800x"]);
