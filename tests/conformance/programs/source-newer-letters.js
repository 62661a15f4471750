// Letters that Unicode has had for a few years only: of Kannada (15.0), Kawi (15.0), Vithkuqi (14.0).
var aೳ = 1, 𑼄 = "kawi", 𐕰 = "vithkuqi", a\u{cf3}b = 2;
class Keeper { #𑼄 = 3; #b\u0cf3 = 4; get both() { return [this.#𑼄, this.#bೳ]; } has(other) { return #𑼄 in other; } }
console.log(aೳ, 𑼄, 𐕰, aೳb, JSON.stringify({ 𑼄, 𐕰 }), new Keeper().both, new Keeper().has(new Keeper()), new Keeper().has({}));
𑼄: for (;;) { break 𑼄; }
const f𑼄 = (x\u0cf3) => xೳ + 1;
console.log(f𑼄(1), f𑼄.name, "ok".replace(/(?<𑼄>k)/u, "[$<𑼄>]"));
