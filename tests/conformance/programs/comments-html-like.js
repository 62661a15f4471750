var x = 3; <!-- this is a comment
--> so is this
var n = x-->0 ? "goes to" : "never"
/* a comment
   over lines */ --> and this
console.log(x, n) <!-- end
function f() { return 1 <!-- in a function
} if (f() <!-- in a head
  ) console.log("if")
x = f
--> after an expression without a semicolon
console.log(x())
