const a = 1;
if (a > 0 {
  console.log(a);
}
