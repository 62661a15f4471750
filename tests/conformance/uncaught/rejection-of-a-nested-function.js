async function inner() { throw new Error("inner"); }
async function outer() {
  const promise = inner();
  await null;
  console.log("outer goes on");
  return promise;
}
outer().then(() => console.log("never"));
