const o = {
  [Symbol.toPrimitive]: (hint) => (hint === "number" ? 42 : hint),
  [Symbol.iterator]: function* () { yield* [1, 2]; },
  get [Symbol.toStringTag]() { return "Custom"; },
  [Symbol.isConcatSpreadable]: true, length: 1, 0: "spread",
};
console.log(+o, `${o}`, o + "", [...o].join(), Object.prototype.toString.call(o), [].concat(o).length);
const re = { [Symbol.split]: (s) => ["split", s], [Symbol.replace]: (s, r) => s + r, [Symbol.search]: () => 7 };
console.log("text".split(re).join(), "a".replace(re, "b"), "x".search(re), Symbol.for("k") === Symbol.for("k"), Symbol("d").description);
