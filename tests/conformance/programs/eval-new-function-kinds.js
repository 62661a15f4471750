const AsyncFunction = (async () => { }).constructor, GeneratorFunction = (function* () { }).constructor;
const add = new Function("a", "b", "return a + b");
const gen = new GeneratorFunction("n", "while (n) yield n--");
const later = new AsyncFunction("x", "await null; return (await x) * 2");
console.log(add(1, 2), [...gen(3)].join(), add.name, add.length, Function("return typeof it")());
later(Promise.resolve(21)).then((v) => console.log(v));
setTimeout(new Function("console.log('made for a timer')"), 10);
try { new Function("}{"); } catch (error) { console.log(error.name); }
console.log(new Function("...args", "return args.length")(1, 2, 3));
