const Anonymous = class {};
const Named = class Inner { static self() { return Inner === Named; } };
const list = [class {}, class extends Array {}];
const object = { Key: class {}, ["comp"]: class {} };
const own = class { static name = "own"; };
const make = (Base) => class extends Base { who() { return super.who() + "+"; } };
class Root { who() { return "root"; } }
console.log([Anonymous.name, Named.name, Named.self(), list[0].name, object.Key.name, object.comp.name, own.name].join());
console.log(new (make(make(Root)))().who(), new class { constructor(x) { this.x = x; } }(8).x);
console.log((class { static { this.x = 9; } }).x, typeof class {}.prototype);
