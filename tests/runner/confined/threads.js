// Keeps the engine's other threads busy: those that translate what runs often, and those that collect garbage.
// Not a statement of it is traced, so that nothing but the engine is slow.
const heavy = eval(`(function () {
  let sum = 0, kept = [];
  for (let i = 0; i < 5000000; i++)
    sum = (sum * 31 + i) % 1000003;
  for (let i = 0; i < 600000; i++) {
    kept.push({ i, list: [i, String(i)] });
    if (kept.length > 40000)
      kept = [];
  }
  const map = new Map();
  for (let i = 0; i < 50000; i++)
    map.set('key' + i, { i });
  for (const value of map.values())
    sum += value.i;
  return sum + kept.length;
})`);

console.log(heavy());
setTimeout(() => console.log(heavy()), 10);
