function f() {}
f() = 1;
