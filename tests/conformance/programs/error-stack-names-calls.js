const calls = (error) => error.stack.split("\n").slice(1).map((line) => line.trim().match(/^at (.*?) \(.*:(\d+):(\d+)\)$/)).filter(Boolean)
  .filter((match) => /^(async )?(new )?(one|two|three|Four|object|Object\.method|static|outer|later|inner|Five\.run|Five\.own)/.test(match[1]))
  .map(([, name, line, column]) => `${name} ${line}:${column}`).join(", ");
function one() { return two(); }
function two() { return three(1); } function three(x) { if (x) { return new Error("three"); } }
class Four { constructor() { this.error = one(); } }
const object = { method() { return new Four().error; } };
class Five { static run() { return object.method(); } own() { return new Error("own"); } }
console.log(calls(one()));
console.log(calls(new Four().error));
console.log(calls(object.method()));
console.log(calls(Five.run()));
console.log(calls(new Five().own()));
async function outer() { await null; return inner(); }
async function inner() {
  await null;
  throw new Error("inner"); }
outer().catch((error) => console.log(calls(error)));
setTimeout(function later() { console.log(calls(two())); }, 1);
