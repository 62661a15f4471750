"use strict";
let chain = Promise.resolve();
for (let i = 1; i <= 5; i++) chain = chain.then(() => console.log("tick " + i));
const value = (x) => x;
async function* plain() { return "plain"; }
async function* called() { return value("called"); }
async function* promised() { return Promise.resolve("promised"); }
async function* parenthesized() { if (value(1)) return("parenthesized"); else return }
const object = { async *method() { return value`method`.length; } };
for (const gen of [plain, called, promised, parenthesized, object.method])
  gen().next().then(({ value, done }) => console.log(gen.name + " " + value + " " + done));
