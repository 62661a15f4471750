if (0) ; else if (1) console.log('else')
for (let i = 0; i < 3; i++);
while (false);
;;;
console.log('end')
