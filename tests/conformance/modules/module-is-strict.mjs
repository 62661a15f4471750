console.log(this, (function () { return this; })());
try { undeclared = 1; } catch (error) { console.log(error.message); }
await null;
try { Object.freeze([]).push(1); } catch (error) { console.log(error.name); }
console.log(typeof require, typeof module, typeof exports, typeof __filename);
