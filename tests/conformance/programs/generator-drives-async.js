const run = (gen) => new Promise((resolve, reject) => {
  const it = gen();
  const step = (method, value) => {
    let result;
    try { result = it[method](value); } catch (error) { return reject(error); }
    if (result.done) return resolve(result.value);
    Promise.resolve(result.value).then((v) => step("next", v), (e) => step("throw", e));
  };
  step("next");
});
run(function* () {
  const a = yield new Promise((resolve) => setTimeout(resolve, 10, 2));
  try { yield Promise.reject(new Error("inside")); } catch (error) { console.log(error.message); }
  return a * (yield 21);
}).then((value) => console.log(value));
console.log("started");
