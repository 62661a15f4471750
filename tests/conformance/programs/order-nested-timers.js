setTimeout(() => {
  console.log("outer 20");
  setTimeout(() => console.log("inner 60 of outer 20"), 60);
  setTimeout(() => console.log("inner 0 of outer 20"), 0);
}, 20);
setTimeout(() => {
  console.log("outer 120");
  setTimeout(() => {
    console.log("inner 60 of outer 120");
    setTimeout(() => console.log("innermost"), 20);
  }, 60);
}, 120);
