function f(...given) { return given.length; }
console.log("before");
f(
  1,
  f(2,
    3),
  f(
    undefined.property,
  ),
);
