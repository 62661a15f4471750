for (var i = 0; i < 3; i++) setTimeout(() => console.log("var " + i), 0);
for (let i = 0; i < 3; i++) setTimeout(() => console.log("let " + i), 20);
for (let i = 0; i < 3; i++) { setTimeout(() => console.log("changed " + i), 40); i += 0.5; }
for (var j = 0; j < 3; j++) (function (j) { setTimeout(function () { console.log("wrapped " + j); }, 60); })(j);
for (const text of ["x", "y"]) Promise.resolve().then(() => console.log("const " + text));
