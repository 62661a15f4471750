let reads = 0;
const value = { get then() { reads++; return undefined; } };
(async () => {
  await value;
  await Promise.resolve(value);
  new Promise((resolve) => resolve(value));
  await (async () => value)();
  for await (const x of [value]) ;
  (async function* () { yield value; })().next();
  await null;
  console.log(reads);
})();
