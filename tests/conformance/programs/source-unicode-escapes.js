var \u0061bc = 1;
let caf\u00e9 = "coffee", \u{1d4d0} = "script", ünï = "plain", 変数 = "kanji", $_ = "$_", ﾟ = 0;
const object = { \u0069f: 2, cl\u0061ss: "escaped keyword", "𝒳": "pair" };
function \u{66}unc(p\u0061ram) { l\u0061bel: for (;;) { break label; } return param + \u0070aram; }
class Ünter { #pr\u0069vate = 3; get it() { return this.#private; } }
var r = /\u{1F600}/u.test("😀");
console.log(abc, café, 𝓐, ünï, 変数, object.if, object.class, object["𝒳"], func("x"), new Ünter().it, r, "\u{1F600}".length);
"😀"; for (const c of "a😀b") console.log(c); /* 😀 */ (() => console.log("after an emoji"))();
