const a = {};
console.log(a!.b);
