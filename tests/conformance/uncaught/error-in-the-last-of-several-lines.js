console.log("before");
const doubled = [1,
  2].map((n) => n * 2)
  .concat(missing);
console.log("never", doubled);
