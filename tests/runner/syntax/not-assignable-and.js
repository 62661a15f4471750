let a, b;
if (a = 1 && b = 2) console.log(1);
