const log = [];
const p = new Proxy({}, { get(_, key) { log.push(String(key)); return undefined; } });
(async () => {
  await p;
  await Promise.all([p]);
  Promise.resolve(p);
  const thenable = new Proxy({}, { get: (_, key) => key === "then" ? (resolve) => resolve("from a proxy") : undefined });
  log.push(await thenable);
  const callback = new Proxy(() => log.push("proxied callback"), { apply: (target, self, args) => (log.push("apply"), target()) });
  setTimeout(callback, 10);
  queueMicrotask(callback);
  setTimeout(() => console.log(log.join(" ")), 30);
})();
