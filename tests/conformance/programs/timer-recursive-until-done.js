const seen = [];
function step(n) {
  seen.push(n);
  if (n === 0) return console.log(seen.join(" "));
  setTimeout(step, 5, n - 1);
}
step(6);
