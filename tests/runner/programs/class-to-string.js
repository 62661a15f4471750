class A { static s() {} get v() { return 1; } }
console.log(A.s.toString(), new A().v, String(A));
