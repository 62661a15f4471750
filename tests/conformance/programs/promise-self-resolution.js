let resolveIt;
const promise = new Promise((resolve) => { resolveIt = resolve; });
resolveIt(promise);
promise.catch((error) => console.log(error.name));
const other = Promise.resolve().then(() => other);
other.catch((error) => console.log("chained " + error.name));
