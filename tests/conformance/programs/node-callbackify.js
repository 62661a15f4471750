// Here node itself says nextTick, for a callback of the program's.
const { callbackify } = require("util");
callbackify(async (n) => n + 1)(1, (error, n) => console.log("called back with", error, n));
callbackify(async () => { throw new Error("rejected"); })((error, n) => console.log("called back with", error.message, n));
callbackify(() => Promise.reject(null))((error) => console.log(error.code));
process.nextTick(() => console.log("tick"));
console.log("script");
