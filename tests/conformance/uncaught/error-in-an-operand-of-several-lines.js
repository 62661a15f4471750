const value = 1 +
  2 *
  Symbol("s") -
  3;
console.log(value);
