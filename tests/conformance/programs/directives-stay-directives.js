function strict() { "use strict"; return this === undefined; }
function sloppy() { return this === globalThis; }
function second() { "a directive"
  'use strict'
  return this === undefined }
function comment() { /* c */ "use strict" // no semicolon
  ; return (function () { return this === undefined; })(); }
function notFirst() { 0; "use strict"; return this !== undefined; }
function escaped() { "use\x20strict"; return this !== undefined; }
function parenthesized() { ("use strict"); return this !== undefined; }
function operand() { "use strict" + 1; return this !== undefined; }
function member() { "use strict".length
  return this !== undefined }
const arrow = () => { "use strict"; return (function () { return this === undefined; })(); };
const o = { m() { 'use strict'; return (() => this === o)(); }, get g() { "use strict"; try { undeclared_ = 1; } catch (e) { return e.name; } } };
console.log([strict, sloppy, second, comment, notFirst, escaped, parenthesized, operand, member, arrow].map((f) => f()).join());
console.log(o.m(), o.g);
var only = function () { "use strict" }; only();
var undeclared_elsewhere;
