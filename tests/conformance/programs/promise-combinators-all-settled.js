Promise.allSettled([1, Promise.reject(new TypeError("two")), new Promise((resolve) => setTimeout(resolve, 20, 3))])
  .then((results) => {
    for (const result of results)
      console.log(result.status + " " + (result.status === "fulfilled" ? result.value : result.reason.message));
  })
  .finally(() => console.log("finally"));
Promise.allSettled(new Set()).then((results) => console.log("none: " + results.length));
