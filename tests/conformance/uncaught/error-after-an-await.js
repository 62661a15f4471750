async function outer() {
  await null;
  return [
    await inner(),
  ];
}
async function inner() {
  await null; const x = await 1; throw new Error("after " +
    x);
}
outer();
