const order = [];
setTimeout(() => order.push("timer"), 0);
Promise.resolve().then(() => order.push("microtask"));
let n = 0;
for (let i = 0; i < 5000; i++) n += i;
order.push("loop done " + n);
(function recurse(d) { if (d) return recurse(d - 1); order.push("recursion done"); })(500);
[1, 2].forEach((x) => order.push("each " + x));
setTimeout(() => console.log(order.join(", ")), 20);
