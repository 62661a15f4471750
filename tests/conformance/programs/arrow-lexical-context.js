function Outer() {
  const t = () => this === outer, a = () => arguments.length, n = () => new.target === Outer;
  outer = this;
  return [t(), a(), n(), (() => () => (() => arguments[1])())()(), [0].map(() => new.target?.name)[0]].join();
}
var outer;
console.log(new (class { constructor() { this.text = (() => typeof this)(); } })().text);
console.log(Outer.call({}, 1, 2), typeof new Outer(1, 2));
class A { x = () => super.toString === Object.prototype.toString; static y = () => this === A; constructor() { this.z = (() => new.target === A)(); } }
const a = new A();
console.log(a.x(), A.y(), a.z);
