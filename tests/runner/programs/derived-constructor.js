class B { constructor() { this.v = 1 } }
class C extends B { constructor() { super(); this.w = 2 } }
console.log(new C().v, new C().w);
