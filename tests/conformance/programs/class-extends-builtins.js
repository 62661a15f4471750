class Stack extends Array { peek() { return this[this.length - 1]; } static get [Symbol.species]() { return Array; } }
class Counter extends Map { add(k) { return this.set(k, (this.get(k) ?? 0) + 1); } }
class Callable extends Function { constructor() { super("x", "return x * 2"); } twice(x) { return this(this(x)); } }
const stack = Stack.from([1, 2, 3]);
console.log(stack.peek(), stack.map((x) => x) instanceof Stack, new Counter().add("a").add("a").get("a"), new Callable().twice(3));
class Nothing extends null { static ok = true; }
console.log(Nothing.ok);
