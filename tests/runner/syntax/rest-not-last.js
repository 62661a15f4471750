function f(...all, last) {}
