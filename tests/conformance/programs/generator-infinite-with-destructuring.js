function* fibonacci() {
  let [a, b] = [0, 1];
  try { for (;;) { yield a; [a, b] = [b, a + b]; } } finally { console.log("closed"); }
}
const [zero, one, , ...[]] = [0, 1, 2];
const [a, b, c, d, e, f] = fibonacci();
console.log(a, b, c, d, e, f);
for (const n of fibonacci()) { if (n > 50) { console.log(n); break; } }
outer: for (const x of fibonacci()) for (const y of fibonacci()) if (x + y > 3) break outer;
