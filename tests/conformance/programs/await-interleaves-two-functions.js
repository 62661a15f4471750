async function count(name, n) {
  for (let i = 1; i <= n; i++) {
    console.log(name + " " + i);
    await undefined;
  }
  console.log(name + " done");
}
count("x", 3);
count("y", 2).then(() => console.log("y settled"));
console.log("script end");
