const hanoi = (n, a, b, c) => n === 0 ? 0 : hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a);
const ackermann = (m, n) => m === 0 ? n + 1 : n === 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
function isEven(n) { return n === 0 || isOdd(n - 1) } function isOdd(n) { return n !== 0 && isEven(n - 1) }
const y = (f) => (x => x(x))(x => f((...args) => x(x)(...args)));
console.log(hanoi(7, "a", "b", "c"), ackermann(2, 3), isEven(100), y(self => n => n < 2 ? n : self(n - 1) + self(n - 2))(12));
console.log([3, 1, 2].sort(function (a, b) { return a - b }).join(), "a-b".replace(/(\w)-(\w)/, (_, a, b) => b + a), JSON.stringify({ a: [1, { b: 2 }] }, (k, v) => typeof v === "number" ? v + 1 : v), Array.from({ length: 3 }, (_, i) => i * i).join(), [..."abc"].reduceRight((a, c) => a + c, ""));
