var a = 1 var b = 2 // ended by a paragraph separator a++ console.log(a + b)
function f() { return 1 }
const text = "in a string", template = `in a template`
console.log(f() === undefined, text.length, template.length)
label: for (;;) { break label }
var label /* over lines */ --> a comment
if (a) console.log("if") else console.log("never")
