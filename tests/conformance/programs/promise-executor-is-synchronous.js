console.log("before");
const promise = new Promise((resolve, reject) => {
  console.log("executor");
  resolve("first");
  resolve("second");
  reject(new Error("too late"));
  console.log("executor goes on");
});
promise.then((value) => console.log("then " + value));
console.log("after");
