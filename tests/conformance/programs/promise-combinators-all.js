const after = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));
Promise.all([after(40, "a"), after(20, "b"), "plain", { then: (resolve) => resolve("thenable") }])
  .then((values) => console.log(values.join(",")));
Promise.all([]).then((values) => console.log("empty " + values.length));
Promise.all([after(10, 1), Promise.reject(new Error("no"))]).catch((error) => console.log("all: " + error.message));
Promise.resolve().then(() => console.log("tick"));
