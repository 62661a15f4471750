console.log(typeof later, early());
function early() { return inner(); function inner() { return 'early' } }
var later = 1;
if (true) function annex() { return 'annex' }
console.log(annex());
try { tdz; let tdz = 1; } catch (e) { console.log(e.name) }
