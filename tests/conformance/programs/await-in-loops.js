const after = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));
(async () => {
  for (let i = await after(5, 0); i < await after(5, 2); i += await after(5, 1)) console.log("for " + i);
  let n = 0;
  while (await after(5, n < 2)) console.log("while " + n++);
  do console.log("do " + n--); while (await after(5, n > 0))
  for (const x of await after(5, ["p", "q"])) console.log("of " + await after(5, x));
  for (const key in await after(5, { k: 1 })) console.log("in " + key);
})();
