class Store {
  load() {
    await null;
  }
}
