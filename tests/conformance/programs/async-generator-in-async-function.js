// An async generator inside of an async function, which returns in spite of a finally.
async function outer() {
  async function* inner() {
    try {
      yield 1;
      return 2;
    } finally {
      console.log("finally");
    }
  }
  const generator = inner();
  return [await generator.next(), await generator.next(), await generator.next()];
}
outer().then((values) => console.log(values.map(({ value, done }) => `${value} ${done}`).join()));
