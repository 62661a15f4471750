const one = async (value) => value;
(async function () {
  const array = [await one(1), ...await one([2, 3])];
  const object = { [await one("key")]: await one(4), ...await one({ more: 5 }) };
  const text = `${await one("a")}${`${await one("b")}`}`;
  const sum = await one(1) + await one(2) * -await one(3);
  const choice = await one(false) ? await one("yes") : await one("no");
  const called = (await one((a, b) => a + b))(await one(6), await one(7));
  const member = (await one({ deep: { er: 8 } })).deep[await one("er")];
  const logic = (await one(null) ?? await one(0)) || await one("or");
  return [array, object.key, object.more, text, sum, choice, called, member, logic].join(" ");
})().then(console.log, (error) => console.log(error.name));
