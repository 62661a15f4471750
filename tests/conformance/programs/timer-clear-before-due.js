const first = setTimeout(() => console.log("never"), 10);
const second = setTimeout(() => console.log("kept"), 30);
setTimeout(() => clearTimeout(second), 60);
clearTimeout(first);
clearTimeout(first);
clearTimeout(undefined);
clearTimeout(null);
clearTimeout({});
console.log("cleared");
