await null;
console.log(import.meta.url);
