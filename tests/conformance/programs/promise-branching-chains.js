const root = new Promise((resolve) => setTimeout(resolve, 10, "root"));
const left = root.then((value) => (console.log("left"), value + ".left"));
const right = root.then((value) => (console.log("right"), value + ".right"));
left.then(console.log);
right.then(console.log);
root.then(() => console.log("third"));
Promise.all([left, right]).then((both) => console.log(both.join(" ")));
