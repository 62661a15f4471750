function sloppy(a) { arguments[0] = "changed"; return a; }
function strict(a) { "use strict"; arguments[0] = "changed"; return a; }
function rest(...args) { return arguments.length + args.length; }
function arrows() { return (() => (() => arguments[0] + arguments.length)())(); }
function shadowed(arguments) { return arguments; }
function later() { return new Promise((resolve) => setTimeout(() => resolve([...arguments].join()), 10)); }
function own() { var arguments; return typeof arguments; }
function assigned() { arguments = 5; return arguments; }
console.log(sloppy(1), strict(1), rest(1, 2), arrows("x"), shadowed("s"), own(), assigned());
later("a", "b").then((text) => console.log(text));
