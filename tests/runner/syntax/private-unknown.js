class A {
  read() {
    return this.#secret;
  }
}
