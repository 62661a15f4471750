async function* g() { yield 1; throw new Error("in a generator"); }
const it = g();
it.next().then(({ value }) => console.log(value));
it.next();
