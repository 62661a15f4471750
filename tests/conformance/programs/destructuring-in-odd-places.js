const out = [];
for (const [k, { v = "d" } = {}] of new Map([["a", { v: 1 }], ["b", {}], ["c", undefined]])) out.push(k + v);
try { throw { code: 1, inner: { text: "t" } }; } catch ({ code, inner: { text } }) { out.push(code + text); }
const swap = ([a, b]) => [b, a], pick = ({ length: n }) => n;
out.push(swap([1, 2]).join(""), pick("four"));
let i = 0, list = [];
[list[i++], list[i++]] = ["x", "y"];
({ length: list.len, 0: { length: out.extra } = "" } = list);
out.push(list.join(""), list.len, out.extra);
var { a } = { a: 1 }, [b] = [2], { ...c } = { c: 3 };
out.push(a, b, c.c);
(function ({ x }, [y] = [x]) { out.push(x + y); })({ x: 5 });
for (let { length } = "abc"; length > 2; length--) out.push("l" + length);
try { const { x } = null; } catch (error) { out.push(error.name); }
try { const [x] = {}; } catch (error) { out.push(error.name); }
console.log(out.join(" "));
