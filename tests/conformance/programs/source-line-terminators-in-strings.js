const text = "a\
b\
c";
const template = `1
2\
3`;
const raw = String.raw`x\
y`;
console.log(text.length, template.length, raw.length);
console.log(JSON.stringify(template) + JSON.stringify(raw));
/* block */ label: { break label }
'use nothing'
"a string"
console.log(`${`
`.length}`);
