class A { static <!-- {
 { $(1, this.name) } static
--> a() {
 a() { return 1 } }
$(2, A.a);
