const key = "computed";
const object = {
  *plain() { yield "plain"; },
  *[key]() { yield key; },
  *"a string"() { yield "string"; },
  *42() { yield 42; },
  arrow: function* () { yield this === object; },
};
class C { static *s() { yield "static"; } *#p() { yield "private"; } *m() { yield* this.#p(); } *get() { yield "get"; } }
console.log([...object.plain(), ...object.computed(), ...object["a string"](), ...object[42](), ...object.arrow()].join());
console.log([...C.s(), ...new C().m(), ...new C().get()].join(), object.computed.name, object.arrow.name);
