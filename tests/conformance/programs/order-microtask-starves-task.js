let count = 0;
setTimeout(() => console.log("task after " + count), 0);
(function again() {
  if (++count < 500) Promise.resolve().then(again);
  else console.log("no more microtasks");
})();
