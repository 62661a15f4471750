const log = (name) => ({ value, done }) => console.log(name + " " + value + " " + done);
async function* gen() {
  yield await new Promise((resolve) => setTimeout(resolve, 20, "slow"));
  yield "fast";
  return "end";
}
const it = gen();
it.next().then(log(1));
it.next().then(log(2));
it.next().then(log(3));
it.next().then(log(4));
