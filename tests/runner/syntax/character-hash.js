# a comment of another language
console.log(1);
