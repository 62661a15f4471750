const texts = [function ( a,b ) { return(a) }, async  x=>await(x), function*g(){yield[1]}, class  K { static { } m ( ) { return } }, (a = () => 1) => { "directive" }, () => ({ }), async function*  ag ( ) { for await (const x of []) ; }];
const o = { m ( ) { return 1 }, get  g ( ) { return 2 }, async  * ag ( ) { }, [ "c" + 1 ] (x) { if (x) return }, f: function(){}, 'q' () { } };
class C { static  s ( ) { return 1 } static async  a ( ) { } #p ( ) { } static p(o) { return o.#p; } get  x ( ) { return 1 } f = x => x }
for (const text of texts) console.log(String(text));
for (const f of [o.m, Object.getOwnPropertyDescriptor(o, "g").get, o.ag, o.c1, o.f, o.q, C.s, C.a, C.p(new C()), Object.getOwnPropertyDescriptor(C.prototype, "x").get, new C().f]) console.log(`${f}`);
console.log(C + "");
(function self() { console.log(self.toString(), arguments.callee + ""); })();
