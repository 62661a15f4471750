const forms = [
  async () => 1,
  async x => x,
  async (x, y = 2) => { return y; },
  async ({ a = 3 } = {}) => a,
  async () => ({ value: 4 }).value,
  async () => (5, 6),
  async x => async y => 7,
  async () => { },
];
(async () => {
  for (const form of forms) {
    const value = await form();
    console.log(form.name + typeof value + (typeof value === "function" ? await value() : value));
  }
})();
