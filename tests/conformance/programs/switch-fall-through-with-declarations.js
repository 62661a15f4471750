function run(x) {
  const out = [];
  switch (x) {
    case 0: let a = "a"; const read = () => a; out.push(read());
    case 1: out.push("one");
    case 2: { let a = "inner"; out.push(a); break; }
    default: out.push("default"); function hoisted() { return "hoisted"; }
    case 3: class K { v = "K"; } out.push(new K().v);
    case (out.push("evaluated"), 4): out.push(hoisted());
  }
  try { switch (x) { case 1: later; case 9: let later = 1; } } catch (error) { out.push(error.name); }
  return out.join(" ");
}
for (let x = 0; x < 6; x++) console.log(run(x));
