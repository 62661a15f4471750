new Promise(() => {
  throw new RangeError("from the executor");
}).catch((error) => console.log(error.name + ": " + error.message));
new Promise((resolve) => {
  resolve("kept");
  throw new Error("ignored");
}).then((value) => console.log(value));
console.log("script end");
