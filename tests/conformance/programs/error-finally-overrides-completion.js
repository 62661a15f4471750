function f() { for (const x of [1, 2]) try { return x; } finally { continue; } return "fell out"; }
function g() { try { throw new Error("lost"); } finally { return "kept"; } }
function h() { l: try { return 1; } finally { break l; } return 2; }
function i() { let n = 0; try { return n; } finally { n = 5; } }
console.log(f(), g(), h(), i());
