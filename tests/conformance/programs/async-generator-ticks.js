let chain = Promise.resolve();
for (let i = 1; i <= 8; i++) chain = chain.then(() => console.log("tick " + i));
async function* gen() {
  yield 1;
  yield Promise.resolve(2);
  return 3;
}
(async () => { for await (const value of gen()) console.log("value " + value); console.log("loop over"); })();
