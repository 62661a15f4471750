setTimeout(() => console.log("string 30"), "30");
setTimeout(() => console.log("object 60"), { valueOf: () => 60 });
setTimeout(() => console.log("nothing"));
setTimeout(() => console.log("undefined"), undefined);
setTimeout(() => console.log("negative"), -5);
setTimeout(() => console.log("not a number"), NaN);
setTimeout(() => console.log("null"), null);
setTimeout(() => console.log("words"), "soon");
