Promise.resolve().finally(() => {}).then(() => console.log("after finally"));
let chain = Promise.resolve();
for (let i = 1; i <= 6; i++) chain = chain.then(() => console.log("tick " + i));
