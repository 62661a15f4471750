async function f() { try { await null; return 1; } finally { await null; throw new Error("from finally"); } }
f().then(() => console.log("never"));
