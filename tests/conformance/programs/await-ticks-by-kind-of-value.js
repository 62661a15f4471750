let chain = Promise.resolve();
for (let i = 1; i <= 5; i++) chain = chain.then(() => console.log("tick " + i));
const wait = async (name, value) => { await value; console.log(name); };
wait("plain", 1);
wait("promise", Promise.resolve());
wait("thenable", { then: (resolve) => resolve() });
wait("async call", (async () => {})());
wait("promise of promise", new Promise((resolve) => resolve(Promise.resolve())));
