const log = [];
const note = (x) => (log.push(x), x);
let a = (note(1), note(2)), b;
for (note("i1"), b = 0, note("i2"); note("t1"), b < 1; note("u1"), b++, note("u2")) note("body"), note("body 2");
if (note("if"), a) note("then"), note("then 2"); else note("never"), note("never");
const f = () => (note("f1"), note("f2")), g = function () { return note("g1"), note("g2") };
f(), g();
try { throw note("x"), note("thrown") } catch (e) { note(e + "!") }
switch (note("s1"), note("s2")) { case note("c1"), "s2": note("matched") }
do note("d"); while (note("w"), false);
[note("p"), note("q")][note(0), note(1)], note("end");
(async () => { log.push((await note("aw1"), await note("aw2"))); for await (const x of (note("o"), [1])) note(x); console.log(log.join(" ")); })();
