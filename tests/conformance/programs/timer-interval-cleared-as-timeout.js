let n = 0;
const id = setInterval(function () {
  n++;
  Promise.resolve(n).then((value) => console.log("microtask " + value));
  console.log("interval " + n);
  if (n === 2) clearTimeout(id);
}, 20);
