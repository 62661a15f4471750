const object = {
  a: 1,
  b: [
    2,
    (() => { throw new RangeError("in the middle"); })(),
  ],
};
console.log(object);
