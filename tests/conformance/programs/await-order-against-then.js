async function first() {
  console.log("first starts");
  await second();
  console.log("first ends");
}
async function second() {
  console.log("second");
}
console.log("script start");
setTimeout(() => console.log("timer"), 0);
first();
new Promise((resolve) => { console.log("executor"); resolve(); })
  .then(() => console.log("then 1"))
  .then(() => console.log("then 2"));
console.log("script end");
