function f1() { 'use strict' // ;
if ($f()) return;let { a: v2 } = $o(f1(!((f1 () || f1`x${f1?.(({ a(v3 = $f() ? 0 : ({ a({ a: v4 } = {}){if ($f()) return
 $(1, v4) /* ;
 */  } }).a){return $f() || ($n((v3 || v3)) < $n(('a' in $o(v3)))) } }).a)}y`))));}l5: function f6() {if ($f()) return // ;
}
var { a: v7 } = $o(($g++)) // ;

try {function f8(v9 , v10) { if /* } */ ($f()) { return }
<!-- ` {
}try {var v11 = ('a' in $o(v7?.(f1?.a, async function(v12 = $f() ? 0 : function () {if ($f()) return
(async function () {if ($f()) return;$(2, f8);})().then(() => f6) /* ;
 */ if ((class C13 {; // {
;})) function f14() { if ($f()) return
$(3, f8) // ;
 /* } */ return f6} else function f14() {if ($f()) return

<!-- ` {
$(4, f8); }$(5, v7);}){return $f() ? 0 : $o(v12) .a?.(this, (v15 = $f() ? 0 : () => 0) => // {
{});}))) // ;
var of = $i(($n((() => v11)) < $n((function
(v16, v17 = $f() || ({ get ['a']() {if ($f()) return
 function f18(v19, ...[v20])
{return $f() ? 0 : f8;} // {
function f21() { 'no directive of note';'use 0';if ($f()) return;$(6, f21);} } })) {}))));for (of of of) {$(7, v11);}$(8, v11);$(9, v11);} catch ({ message: v22 }) {$(10, v22);} finally {$(11, f8);}$(12, f8);$(13, f8);} catch ($e) { $(14, $e);}
queueMicrotask(async function * (v23){});

++v7;
$(15, v7);
$(16, v7)

let { a: v24, b: v25 = $f() || undefined } = $o(($n(Promise.reject(f1(...$i($c(v7)())))) /* } */ *
<!-- ` {
$n($o(f6).a)));
try {const f26 = function f27(v28) {return $f() ? 0 : (f6.call(new Promise((v29, $r) => {if ($f()) return
$c(v29)(f6) // ;
}), ({ /* } */ then(v30, v31) {if ($f()) return;var v32 = ({ ...$o(('a' && v31)), a: 0 }), v33;$(17, v33);$(18, v33);$c(v31)(v33)}, a: 0 })) === v28);};$(19, f26);$(20, f26);} catch ($e) { $(21, $e);}
$(22, v25);
$(23, v25);
