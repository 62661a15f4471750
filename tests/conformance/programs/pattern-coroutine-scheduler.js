const ready = [];
const spawn = (name, gen) => ready.push([name, gen]);
function* task(name, n) { for (let i = 1; i <= n; i++) { console.log(name + i); if (i === 2) spawn(name + "'", child(name)); yield; } return name + " done"; }
function* child(name) { try { yield* task(name.toLowerCase(), 1); } finally { console.log("child of " + name + " ends"); } }
spawn("A", task("A", 3)), spawn("B", task("B", 2));
(function run() {
  const [name, gen] = ready.shift() ?? [];
  if (!gen) return console.log("idle");
  const { value, done } = gen.next();
  if (done) console.log(name + ": " + (value ?? "nothing")); else ready.push([name, gen]);
  setTimeout(run, 0);
})();
