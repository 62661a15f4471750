function* gen() {
  const array = [yield, ...(yield)];
  const object = { [yield]: yield, m: (yield) };
  const text = `${yield}-${yield}`;
  const sum = (yield) + (yield) * 2;
  const choice = (yield) ? yield : 0;
  const { a = yield } = {};
  const call = ((x, y) => x + y)(yield, yield);
  return [array.join(""), object.key, object.m, text, sum, choice, a, call].join(" ");
}
const it = gen();
const values = [1, [2, 3], "key", 4, 5, "p", "q", 6, 7, true, 8, 9, 10, 11];
let result = it.next();
while (!result.done) result = it.next(values.shift());
console.log(result.value, values.length);
