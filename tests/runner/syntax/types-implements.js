class A implements B {}
