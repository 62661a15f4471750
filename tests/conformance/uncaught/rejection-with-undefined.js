(async () => { throw undefined; })();
console.log("script");
