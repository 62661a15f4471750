Promise.reject(new Error("one"))
  .then(() => console.log("skipped"))
  .catch((error) => (console.log("caught " + error.message), "recovered"))
  .then((value) => { console.log(value); throw new TypeError("two"); })
  .then(null, (error) => console.log(error.name))
  .then(undefined)
  .then((value) => console.log(value === undefined));
