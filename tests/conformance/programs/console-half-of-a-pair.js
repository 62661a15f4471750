// Half of a surrogate pair has no form in UTF-8.
console.log("\ud83dx");
console.log("x\ude00", "\udc00\ud83d");
console.log("whole: \ud83d\ude00");
console.log(["\u0e01"].length, "\ud800".length);
console.log("\ud83d" + "\ude00");
