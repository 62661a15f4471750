var let = 1
let
++let
var x = 2;
let
= let + x
let = let + x
var object = { let, let2: let }
console.log(let, object.let)
function f(let) { return let }
console.log(f("param"))
if (let) let
{ console.log("a block after let") }
var tag = (strings) => strings[0] + let
console.log(tag`let is `)
