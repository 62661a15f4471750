function a() { b(); console.log("never"); }
const b = () => { [1].forEach(function each() { c(); }); };
function c() { new D(); }
class D { constructor() { this.field.missing; } }
try { a(); } catch (error) { console.log(error.name); }
console.log("and on");
setTimeout(() => { try { a(); } catch (error) { console.log("in a task: " + error.name); } }, 0);
