const after = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));
const fail = (ms, text) => new Promise((_, reject) => setTimeout(() => reject(new Error(text)), ms));
Promise.race([after(60, "slow"), after(20, "fast")]).then((value) => console.log(value));
Promise.race([after(60, "slow"), fail(40, "broken")]).catch((error) => console.log(error.message));
Promise.race([after(10, "timer"), "immediate"]).then((value) => console.log(value));
Promise.race([Promise.resolve(1), Promise.resolve(2)]).then((value) => console.log("first " + value));
Promise.race([]).then(() => console.log("never"));
