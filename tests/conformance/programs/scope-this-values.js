"use strict";
const object = {
  method() { return this === object; },
  arrow: () => typeof this,
  nested() { return [1].map(() => this === object)[0]; },
  get getter() { return this === object; },
  async later() { await null; return this === object; },
  *gen() { yield this === object; yield (() => this === object)(); },
};
const { method } = object;
function plain() { return this; }
console.log(object.method(), object.nested(), object.getter, [...object.gen()].join());
console.log((0, plain)() === undefined, plain.call(7), plain.bind("b")(), new (function () { this.n = 1; })().n);
object.later().then((v) => console.log(v));
console.log((object.method)(), (0, object.nested).call(object), object?.method(), object["method"]());
