const log = [];
const o = {
  _x: 1,
  get x() { log.push("get x"); return this._x; },
  set x(value) { log.push("set x " + value); this._x = value; },
  get ["comp" + 1]() { return "computed"; }, set 5(v) { log.push("five " + v); }, get "a b"() { return "quoted"; },
};
o.x++; o.x += 2; o.x ||= 9; o.x &&= 3; o[5] = 6;
const { x } = o;
Object.defineProperty(o, "lazy", { configurable: true, get() { delete this.lazy; return this.lazy = "computed once"; } });
log.push(o.lazy, o.lazy, o.comp1, o["a b"], x);
class C { static get s() { return this._s ?? "unset"; } static set s(v) { this._s = v; } }
log.push(C.s, (C.s = "set", C.s));
with (o) { x = 10; log.push(x); }
console.log(log.join("\n"));
