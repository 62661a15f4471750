"use strict"
const names = []
const attempt = (f) => { try { names.push(String(f())) } catch (error) { names.push(error.name) } }
attempt(() => Object.freeze([1]).push(2))
attempt(() => { Object.freeze({ a: 1 }).a = 2 })
attempt(() => { delete Object.prototype })
attempt(() => (function () { return this })())
attempt(() => eval("var inside = 1; typeof inside"))
attempt(() => typeof inside)
attempt(() => { "text".length = 1 })
attempt(() => { ({ get only() { return 1 } }).only = 2 })
attempt(() => (function f(a) { a = 2; return arguments[0] })(1))
{ function block() { } }
attempt(() => typeof block)
console.log(names.join(" "))
