for (const delay of [90, 30, 60, 0, 120])
  setTimeout(() => console.log("after " + delay), delay);
setTimeout((a, b) => console.log(a + " and " + b), 150, "arguments", "passed");
