(async () => {
  for await (const value of [1, Promise.resolve(2), { then: (resolve) => resolve(3) }]) console.log(value);
  for await (const [key, value] of Object.entries({ a: 1, b: 2 })) console.log(key + value);
  for await (var x of new Set(["s"])); console.log(x);
  for await (const { length } of ["abc"]) console.log(length);
})();
