let depth = 0;
function again() { depth++; return again() + 1; }
console.log("before");
again();
