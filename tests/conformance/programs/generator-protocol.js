function* gen(start) {
  let sum = start;
  for (;;) {
    const got = yield sum;
    if (got === undefined) return "over at " + sum;
    sum += got;
  }
}
const it = gen(10);
console.log([it.next(99).value, it.next(1).value, it.next(2).value].join());
const end = it.next();
console.log(end.value, end.done, it.next().value === undefined);
console.log(typeof it.return, it[Symbol.iterator]() === it);
