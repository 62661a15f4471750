const out = [];
block: { out.push(1); if (out.length) break block; out.push("never"); }
choice: if (true) { break choice; } else out.push("never");
choose: switch (1) { case 1: for (;;) break choose; default: out.push("never"); }
attempt: try { break attempt; } finally { out.push(2); }
empty: ;
expression: out.push(3);
a: b: c: for (;;) { for (;;) { if (out.length > 3) break b; out.push(4); continue a; } }
thrown: try { thrower: throw out; } catch (e) { caught: console.log(e.join()); }
