function list() {
  yield 1;
}
