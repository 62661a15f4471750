var x = "global";
function f() {
  var x = "local";
  eval("var made = x + ' made'");
  const indirect = (0, eval)("typeof made");
  let scoped = eval("let hidden = 1; hidden + 1");
  return [eval("x"), made, scoped, typeof hidden, indirect, eval("(() => x)")(), eval("if (1) { 'completion' } else 2"), eval("l: for (;;) { 5; break l }")].join();
}
function strict() { "use strict"; eval("var inside = 1"); return typeof inside; }
const arrow = (a) => eval("a * 2");
async function later() { return eval("(async () => await 'awaited')()"); }
console.log(f(), strict(), arrow(4), eval("this === undefined"), eval(7), eval("function g() { return 'g' } g()"));
later().then((v) => console.log(v));
class C { #p = 1; static read(o) { return eval("o.#p"); } m() { return eval("new.target === undefined"); } }
console.log(C.read(new C()), new C().m(), eval("1;;;{}"));
