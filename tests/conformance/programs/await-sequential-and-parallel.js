const log = [];
const work = async (name, ms) => {
  log.push("+" + name);
  await new Promise((resolve) => setTimeout(resolve, ms));
  log.push("-" + name);
  return name;
};
(async () => {
  await work("a", 10);
  await work("b", 10);
  const both = await Promise.all([work("c", 40), work("d", 20)]);
  console.log(log.join(" "), both.join(""));
})();
