function* bare() { yield 1; return; yield 2; }
function* ended() { yield 1 }
function* nested() { for (;;) { if (true) { yield "in"; return } } }
async function* later() { yield 1; if (true) return
  yield 2; }
for (const gen of [bare, ended, nested]) {
  const it = gen(), first = it.next(), second = it.next();
  console.log(gen.name, first.value, first.done, second.value === undefined, second.done);
}
(async () => { for await (const value of later()) console.log("later " + value); })();
