const { then } = Promise.prototype;
Promise.prototype.then = function (...handlers) {
  console.log("patched");
  return then.apply(this, handlers);
};
Promise.resolve(1).catch(() => {});
Promise.resolve(2).finally(() => {});
(async () => { await 3; console.log("await does not ask"); })();
