const log = [];
const t = (x) => (log.push("t" + x), true), f = (x) => (log.push("f" + x), false);
t(1) || f(2); f(3) && t(4); t(5) ? t(6) : f(7); f(8) ? t(9) : t(10) ? f(11) : t(12);
(f(13), t(14)) && log.push("and"); !t(15) || log.push("or"); null ?? log.push("nullish");
if (t(16) && !f(17)) log.push("if"); else log.push("else");
while (f(18) || t(19)) { log.push("loop"); break }
(async () => { (await t(20)) && await f(21) || await t(22); console.log(log.join(" ")); })();
