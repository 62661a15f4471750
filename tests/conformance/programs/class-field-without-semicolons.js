class C {
  a = 1
  b
  'c'
  get
  d() { return "d" }
  static
  e() { return "e" }
  f = () => this.a
  g = async x => x
  async
  *h() { yield 1 }
  in
  static async = 2
  set = function () { return "set" }
  i = class { j = 3 }
}
const c = new C()
console.log(c.a, c.b === undefined, "c" in c, typeof c.d, C.e(), c.f(), [...c.h()].join(), C.async, c.set(), "in" in c, new c.i().j)
c.g("g").then(console.log)
