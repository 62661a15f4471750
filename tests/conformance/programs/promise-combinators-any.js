Promise.any([Promise.reject(new Error("one")), new Promise((resolve) => setTimeout(resolve, 20, "two")), new Promise((resolve) => setTimeout(resolve, 40, "three"))])
  .then((value) => console.log("any " + value));
Promise.any([Promise.reject(new Error("a")), Promise.reject(new Error("b"))])
  .catch((error) => console.log(error.name + " " + error.errors.map((each) => each.message).join("+")));
Promise.any([]).catch((error) => console.log(error instanceof AggregateError, error.errors.length));
