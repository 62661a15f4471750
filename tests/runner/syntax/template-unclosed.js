const a = `one
console.log(a);
