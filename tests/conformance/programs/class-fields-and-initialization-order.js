const log = [];
const note = (value) => (log.push(value), value);
class Base {
  [note("base key")] = note("base field");
  constructor() { note("base constructor"); this.hook(); }
  hook() { note("base hook"); }
}
class Derived extends (note("heritage"), Base) {
  static [note("static key")] = note("static field");
  static { note("static block " + this.name); }
  [note("derived key")] = note("derived field");
  own = () => this.constructor.name;
  constructor() { note("before super"); super(); note("after super"); }
  hook() { note("derived hook " + (this.own === undefined)); }
}
log.push(new Derived().own());
console.log(log.join("\n"));
