class Even { static [Symbol.hasInstance](n) { return n % 2 === 0; } }
class Temp {
  #c = 0;
  static fromF(f) { const t = new Temp; t.f = f; return t }
  get f() { return this.#c * 9 / 5 + 32 }
  set f(value) { this.#c = (value - 32) * 5 / 9 }
  get c() { return this.#c }
  [Symbol.toPrimitive](hint) { return hint === "number" ? this.#c : hint + ":" + this.#c }
}
const t = Temp.fromF(212);
console.log(t.c, t.f, `${t}`, +t, t + "", 4 instanceof Even, 3 instanceof Even);
