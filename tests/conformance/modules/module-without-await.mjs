import { basename } from "node:path";
export const one = 1;
console.log(basename("/x/y"), one);
setTimeout(() => console.log("timer"), 1);
Promise.resolve().then(() => console.log("then"));
