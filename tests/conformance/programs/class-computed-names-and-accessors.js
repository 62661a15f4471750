let n = 0;
const next = (name) => name + ++n;
class C {
  [next("m")]() { return "method"; }
  get [next("g")]() { return "getter"; }
  set [next("s")](value) { this.set = value; }
  static [next("st")]() { return "static method"; }
  static get [next("sg")]() { return "static getter"; }
  static async *[next("ag")]() { yield "async generator"; }
  [(() => next("f"))()] = (() => "field " + n)();
  static "quoted name" = 1;
  static 123 = 2;
  static static = 3;
  get get() { return "get"; }
  set(set) { return set; }
}
const c = new C();
c.s3 = 5;
console.log([c.m1(), c.g2, c.set, C.st4(), C.sg5, c.f7, C["quoted name"], C[123], C.static, c.get].join());
C.ag6().next().then(({ value }) => console.log(value));
