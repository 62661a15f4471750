/* a */ async /* b */ function /* c */ f /* d */ ( /* e */ x /* f */ = /* g */ 1 /* h */ ) /* i */ { /* j */
  // only a comment
  if /* k */ (x) /* l */ return /* m */ await /* n */ x /* o */ ; // p
  /* q */ } /* r */
for (/* s */ const /* t */ v /* u */ of /* v */ [1] /* w */) /* x */ console.log(v) /* y */ // z
const g = /* 1 */ ( /* 2 */ a /* 3 */ ) /* 4 */ => /* 5 */ a /* 6 */ + 1 /* 7 */; // 8
class C /* { */ { /* } */ static /* { */ m /* ( */ () /* { */ { return /* } */ "m" /* ; */ } /* } */ }
function* h() { yield /* 1 */ 1; const x = yield /* nothing */; yield /* * */ * /* [] */ [2] /* end */ }
f().then(v => /* arrow */ console.log("f " + v) /* done */);
console.log(g(1), C.m(), [...h()].join()); // the end
