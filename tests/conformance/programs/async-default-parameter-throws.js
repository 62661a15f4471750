async function f(a = (() => { throw new Error("in the default"); })()) {
  console.log("never");
}
f().catch((error) => console.log(error.message));
async function g({ x }) {}
g().catch((error) => console.log(error.name));
function* h(a = (() => { throw new Error("at the call"); })()) {}
try { h(); } catch (error) { console.log(error.message); }
async function* i(a = (() => { throw new Error("at the call too"); })()) {}
try { i(); } catch (error) { console.log(error.message); }
console.log("script end");
