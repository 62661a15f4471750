const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function worker(name, pause, times) {
  for (let i = 1; i <= times; i++) { await sleep(pause); console.log(name + i); }
  return name;
}
Promise.all([worker("a", 40, 3), worker("b", 100, 2), worker("c", 160, 1)]).then((names) => console.log(names.join("")));
Promise.race([worker("d", 60, 1), sleep(140)]).then((name) => console.log("won by " + name));
