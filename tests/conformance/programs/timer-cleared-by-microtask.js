const id = setTimeout(() => console.log("never"), 0);
Promise.resolve().then(() => {
  clearTimeout(id);
  console.log("cleared in a microtask");
});
