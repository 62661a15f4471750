console.log(Math.max(1, 2);
console.log(3);
