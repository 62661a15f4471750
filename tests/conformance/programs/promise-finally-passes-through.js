Promise.resolve("value").finally(() => "ignored").then((value) => console.log(value));
Promise.reject(new Error("reason")).finally(() => "ignored").catch((error) => console.log(error.message));
Promise.resolve("value").finally(() => { throw new Error("from finally"); }).catch((error) => console.log(error.message));
Promise.resolve("waits").finally(() => new Promise((resolve) => setTimeout(resolve, 20))).then((value) => console.log(value));
Promise.resolve().finally((...args) => console.log("arguments " + args.length));
