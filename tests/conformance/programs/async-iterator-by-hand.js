const countdown = {
  from: 3,
  [Symbol.asyncIterator]() {
    let n = this.from;
    return {
      next: async () => ({ value: n, done: n-- === 0 }),
      return: async () => (console.log("return called"), {}),
    };
  },
};
(async () => {
  for await (const n of countdown) console.log(n);
  for await (const n of countdown) if (n === 2) break;
  try { for await (const n of countdown) throw new Error("at " + n); } catch (error) { console.log(error.message); }
  label: for (const round of [1, 2]) for await (const n of countdown) { console.log(round + ":" + n); continue label; }
})();
