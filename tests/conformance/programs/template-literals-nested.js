const say = (x) => `<${x}>`;
const deep = `a${`b${`c${((x) => { return `d${x}`; })("e")}f`}g`}h`;
const code = `function () { return ${(function () { return "1"; })()}; }`;
const braces = `${{ a: `}` }.a}${"`"}\`\${}${`$`}{}`;
console.log(deep, code, braces, say(say`x`), `${[1, 2].map((n) => `${n}!`)}`);
(async () => console.log(`${await 1}${await (async () => `${await 2}`)()}${`${`${await 3}`}`}`))();
function* gen() { return `${yield}${yield `${yield}`}`; }
const it = gen(); it.next(); it.next("a"); it.next("b"); console.log(it.next("c").value);
