function first() {
  if (true) {
    console.log(1);
}

function second() {
  console.log(2);
}
