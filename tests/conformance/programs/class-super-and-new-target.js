class A {
  constructor(x) { this.x = x; this.made = new.target.name; }
  name() { return "A" + this.x; }
  static create(...args) { return new this(...args); }
  get value() { return 1; }
}
class B extends A {
  constructor(...args) { const later = () => super(...args); later(); }
  name() { const get = () => super.name(); return "B>" + get(); }
  static create(...args) { return super.create(...args); }
  get value() { return super.value + 1; }
  async later() { return await super.name(); }
  *each() { yield super.value; }
}
const b = B.create(7);
console.log(b.name(), b.made, b.value, [...b.each()].join());
b.later().then(console.log);
const object = { __proto__: { hi() { return "proto"; } }, hi() { return super.hi() + "!"; } };
console.log(object.hi());
function Old() { return new.target === undefined ? "called" : { how: new.target === Old }; }
console.log(Old(), new Old().how);
