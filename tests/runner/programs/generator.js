function* g() { const got = yield 1; console.log('got', got); return 3 }
const it = g();
console.log(it.next().value, it.next('x').value, it.next().done);
function* h() { yield* [1, 2]; yield }
console.log([...h()].join());
