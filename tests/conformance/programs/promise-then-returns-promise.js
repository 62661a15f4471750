Promise.resolve()
  .then(() => Promise.resolve("from a promise"))
  .then((value) => console.log(value));
let chain = Promise.resolve();
for (let i = 1; i <= 6; i++) chain = chain.then(() => console.log("tick " + i));
