console.log("before");
const never = new Promise(() => {});
async function helper() { await never; }
helper();
setTimeout(() => console.log("timer"), 5);
await never;
console.log("never");
