var P = 1, a = 2, e = 3, s = 4, probes = 5, words = 6, record = 7, trace = 8, native = 9, kinds = 10, site = 11, program = 12, $ = 13, prefix = 14, strings = 15, preview = 16;
function statement() { return record + trace; }
const enter = (exit) => exit + site, flush = () => { var activation = 1; return activation + words; };
{ let s = "inner", e = () => s; console.log(e()); }
console.log(P + a + e + s + probes + words + record + trace + native + kinds + site + program + $ + prefix + strings + preview, statement(), enter(1), flush());
setTimeout(() => { var request = 1, callback = 2, now = 3; console.log(request + callback + now); }, 10);
console.log(Object.keys(globalThis).filter((key) => key.length > 30).length);
