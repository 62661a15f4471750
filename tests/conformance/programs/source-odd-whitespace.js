var a =﻿1;	varb=　2
function f( x　) { return x + 1 }
const g = async x => await x
console.log(a + b, f(3)) 
g("awaited").then(v => console.log(v))　
