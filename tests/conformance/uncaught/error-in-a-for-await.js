async function* numbers() { yield 1; yield 2; }
async function main() {
  for await (const n of numbers()) { console.log(n); if (n === 2) { n
    .toFixed(1)
    .missing(); } }
}
main();
