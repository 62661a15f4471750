class A {
  private x = 1;
}
