async function* gen() {
  try { yield Promise.reject(new Error("yielded")); } catch (error) { console.log("caught inside " + error.message); }
  yield "next";
  throw new Error("thrown");
}
(async () => {
  try { for await (const value of gen()) console.log(value); } catch (error) { console.log("caught outside " + error.message); }
  const it = gen();
  await it.next();
  await it.next().catch((error) => console.log(error.message));
  const after = await it.next();
  console.log(after.value === undefined, after.done);
})();
