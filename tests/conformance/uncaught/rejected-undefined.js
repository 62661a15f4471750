(async () => {
  await null;
  throw undefined;
})();
