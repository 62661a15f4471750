class C {
  static a = 1;
  static { this.b = this.a + 1; var local = "scoped"; }
  static /* { */ { for (const x of [1, 2]) { if (x === 2) break; this.c = x; } }
  static
  {
    try { throw new Error("in the block"); } catch (e) { this.d = e.message } finally { this.e = () => this.a }
  }
  static {} static { ; } static { let f = () => arguments_; var arguments_ = 5; this.f = f() }
  static static() { return "static"; }
}
console.log(C.a, C.b, C.c, C.d, C.e(), C.f, C.static(), typeof local);
