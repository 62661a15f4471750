let third;
setTimeout(() => {
  console.log("first clears third");
  clearTimeout(third);
}, 20);
setTimeout(() => console.log("second"), 20);
third = setTimeout(() => console.log("third"), 20);
setTimeout(() => console.log("fourth"), 20);
