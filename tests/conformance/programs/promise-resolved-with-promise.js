const inner = Promise.resolve("inner");
new Promise((resolve) => resolve(inner)).then((value) => console.log("outer got " + value));
inner.then(() => console.log("tick 1")).then(() => console.log("tick 2")).then(() => console.log("tick 3")).then(() => console.log("tick 4"));
