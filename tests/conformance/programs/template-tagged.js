const tag = (strings, ...values) => strings.raw.join("|") + "/" + values.join(",");
const twice = (s) => (t) => s.length + t.length;
const cache = new Set();
const same = () => ((strings) => cache.add(strings))`once`;
same(), same(), ((strings) => cache.add(strings))`once`;
console.log(tag`a${1}b\n${(() => 2)()}c`, twice`x${0}``y`, cache.size);
console.log(((s) => s[0] === undefined)`\unicode`, { t: tag }.t`m${"n"}`, new (class { constructor(s) { this.s = s; } })().s === undefined);
class K { static t(s) { return this === K; } #p(s) { return s[0]; } go() { return this.#p`private`; } }
console.log(K.t``, new K().go(), `${tag`${`i`}`}`, ((x) => x)`t`.length);
(async () => console.log(await (async (s, v) => s[0] + v)`tag ${await "awaited"}`))();
