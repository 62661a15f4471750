const name = 'x';
console.log(`Hello ${name`);
