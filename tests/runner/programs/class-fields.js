class D { static x; static { D.x = 5 } #p = () => 7; q() { return this.#p() } }
console.log(D.x, new D().q());
