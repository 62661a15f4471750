const out = [];
switch (1) { }
switch (2) { default: }
switch (3) { case 3: case 4: ; }
switch (out.push("x")) { default: out.push("d"); case 7: out.push("7"); break; case 8: out.push("never") }
for (const x of [1, 2, 3]) switch (x) { case 2: continue; default: out.push(x) }
const f = (x) => { switch (typeof x) { case "string": return "s"; case "number": return; } return "other" };
out.push(f(""), f(0) === undefined, f(null));
switch (true) { case out.length > 100: out.push("never"); break; case out.length > 1: if (1) break; else out.push("never"); default: out.push("never") }
console.log(out.join());
