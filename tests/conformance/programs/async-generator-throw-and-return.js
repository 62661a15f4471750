async function* gen() {
  try {
    yield 1;
  } catch (error) {
    console.log("caught " + error.message);
    yield "recovered";
  } finally {
    await null;
    console.log("finally");
  }
}
(async () => {
  const it = gen();
  await it.next();
  console.log((await it.throw(new Error("thrown in"))).value);
  const end = await it.return(Promise.resolve("returned"));
  console.log(end.value, end.done);
  await gen().throw(new Error("not started")).catch((error) => console.log(error.message));
  await gen().return(Promise.reject(new Error("rejected return"))).catch((error) => console.log(error.message));
})();
