var x = "outer";
function f(a = () => x, b = (x = "param assigned") => x) { var x = "body"; return [a(), b(), x].join(); }
function g(x, get = () => x, set = (v) => { x = v; }) { var x; set("set"); return [x, get()].join(); }
function h(a, b = a + 1, { c = b, d: [e = c + 1] = [] } = {}, ...rest) { return [a, b, c, e, rest.length].join(); }
function k(f = function () { return this && arguments.length; }, g = async () => 1, h = class { static v = 2; }) { return f(1, 2) + h.v; }
function m(a = arguments.length, b = eval("var q = 3; q")) { return a + b; }
console.log(f(), g("g"), h(1), h(1, 2, { d: [9] }, 3, 4), k(), m(), m.length, h.length);
