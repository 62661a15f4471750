const original = { list: [1, { deep: "x" }], when: new Date(0), map: new Map([["k", new Set([1])]]), re: /x/g };
original.self = original;
const copy = structuredClone(original);
original.list[1].deep = "changed";
setTimeout((c) => console.log(c.list[1].deep, c.self === c, c.when.getTime(), c.map.get("k").has(1), c.re.source), 10, copy);
try { structuredClone(() => {}); } catch (error) { console.log(error.name); }
