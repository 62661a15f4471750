// Parts of the engine that a program seldom uses, and that set themselves up when it does.
const add = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 127, 127, 1, 127, 3, 2, 1, 0, 7, 7, 1, 3, 97, 100, 100, 0, 0, 10, 9, 1, 7,
  0, 32, 0, 32, 1, 106, 11,
]);

if (typeof WebAssembly === 'object') {
  console.log(new WebAssembly.Instance(new WebAssembly.Module(add)).exports.add(2, 3));
  console.log(new WebAssembly.Memory({ initial: 10, maximum: 100 }).grow(5));
}
import('nowhere').then(() => console.log('imported'), (error) => console.log(String(error)));
console.log(typeof new WeakRef({}).deref(), Math.random() < 1, new Function('a', 'return a * 2')(21));
(function deep(n) { return n === 0 ? 0 : deep(n - 1) + 1; })(1000);
try { (function endless() { endless(); })(); } catch (error) { console.log(error.name); }
console.log(new Error('here').stack.length > 0, JSON.stringify({ a: [1n.toString()] }));
console.log('x'.repeat(1 << 20).replace(/x/g, 'yy').length, [3, 1].sort().join(), structuredClone(new Map([[1, 2]])));
