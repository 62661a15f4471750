for (
  let i = 0;
  i < notDeclared;
  i++
) {
  console.log(i);
}
