const p = Promise.reject(new Error("one"));
p.catch(() => console.log("handled"));
p.then(() => console.log("never"));
p.finally(() => console.log("finally"));
