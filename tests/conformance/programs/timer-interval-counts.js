let ticks = 0;
const interval = setInterval((name) => {
  console.log(name + " " + ++ticks);
  if (ticks === 3) {
    clearInterval(interval);
    setTimeout(() => console.log("after the interval"), 30);
  }
}, 15, "tick");
