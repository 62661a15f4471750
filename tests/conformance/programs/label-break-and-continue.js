const out = [];
outer: for (let i = 0; i < 4; i++) {
  inner: for (let j = 0; ; j++) {
    if (j === 2) continue outer;
    if (i === 2) break outer;
    if (j === 1 && i === 1) break inner;
    out.push(i + "" + j);
  }
  out.push("end " + i);
}
console.log(out.join());
