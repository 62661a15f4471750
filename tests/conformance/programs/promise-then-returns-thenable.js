Promise.resolve()
  .then(() => ({ then(resolve) { console.log("then called"); resolve("from a thenable"); } }))
  .then((value) => console.log(value));
let chain = Promise.resolve();
for (let i = 1; i <= 5; i++) chain = chain.then(() => console.log("tick " + i));
