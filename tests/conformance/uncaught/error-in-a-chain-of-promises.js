Promise.resolve([1, 2])
  .then((list) => list.map((n) => n * 2))
  .then((list) =>
    list.reduce((sum, n) => sum + n.length.value, 0))
  .then((sum) => console.log("never", sum))
  .finally(() => console.log("finally"));
