const a = 1;
/* a comment
console.log(a);
