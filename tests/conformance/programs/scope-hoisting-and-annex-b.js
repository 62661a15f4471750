console.log(typeof later, typeof hoisted, declared());
var later = 1;
{ function hoisted() { return 1; } }
function declared() { return "declared"; function declared() {} }
console.log(typeof hoisted);
function f(x) { var x; function x() { } return typeof x; }
function g(x) { var x = 2; return x; }
function h() { return typeof inner; if (true) { function inner() { } } }
function twice() { return 1; } function twice() { return 2; }
console.log(f(1), g(1), h(), twice());
switch (0) { default: function fromSwitch() { return "switch"; } }
try { throw 1; } catch (e) { var e = 2; console.log(e); }
console.log(fromSwitch(), typeof e);
