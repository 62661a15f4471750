const thenable = {
  then(resolve, reject) {
    console.log("then is called with " + arguments.length);
    setTimeout(() => resolve("answer"), 10);
  },
};
(async () => {
  console.log("before");
  console.log(await thenable);
  try { await { then(_, no) { no(new Error("refused")); } }; } catch (error) { console.log(error.message); }
  try { await { get then() { throw new Error("getter"); } }; } catch (error) { console.log(error.message); }
})();
console.log("after");
