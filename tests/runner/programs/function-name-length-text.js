const f = (a, b) => a;
console.log(f.name, f.length, `${f}`);
