console.log((function () { 'use strict'; return this; })());
console.log((function () { return typeof this; })());
