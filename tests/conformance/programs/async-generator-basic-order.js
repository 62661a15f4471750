async function* numbers() {
  console.log("body starts");
  const got = yield 1;
  console.log("got " + got);
  try { yield 2; } finally { console.log("cleanup"); }
}
const it = numbers();
console.log("not started");
it.next("ignored").then(({ value, done }) => console.log(value, done));
it.next("second").then(({ value, done }) => console.log(value, done));
it.return("early").then(({ value, done }) => console.log(value, done));
it.next().then(({ value, done }) => console.log(value, done));
console.log("script end");
