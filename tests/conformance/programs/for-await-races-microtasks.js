let chain = Promise.resolve();
for (let i = 1; i <= 9; i++) chain = chain.then(() => console.log("tick " + i));
(async () => {
  for await (const value of ["a", "b"]) console.log(value);
  console.log("end");
})();
