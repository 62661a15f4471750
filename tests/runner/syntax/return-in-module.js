await null;
if (true) {
  return 5;
}
