let chain = Promise.resolve();
for (let i = 1; i <= 6; i++) chain = chain.then(() => console.log("tick " + i));
async function* plain() { return "plain"; }
async function* promised() { return Promise.resolve("promised"); }
async function* awaited() { return await "awaited"; }
async function* bare() { return; }
for (const gen of [plain, promised, awaited, bare]) gen().next().then(({ value }) => console.log(gen.name + " " + value));
