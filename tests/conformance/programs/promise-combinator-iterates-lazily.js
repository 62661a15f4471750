function* source() {
  try {
    console.log("give 1");
    yield Promise.resolve(1);
    console.log("give 2");
    yield 2;
  } finally {
    console.log("source closed");
  }
}
Promise.all(source()).then((values) => console.log(values.join()));
Promise.race(source()).then((value) => console.log("race " + value));
console.log("script end");
