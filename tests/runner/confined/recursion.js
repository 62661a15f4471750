// Too deep a recursion, by many ways into the engine's own code: an error each time, and never the end of the process.
const tell = (name, run) => {
  try { console.log(name, typeof run()); } catch (error) { console.log(name, error.name); }
};
const nested = (depth) => { let list = []; for (let i = 0; i < depth; i++) list = [list]; return list; };

tell('plain', function again() { return again() + 1; });
tell('getter', () => { const object = { get own() { return this.own; } }; return object.own; });
tell('proxy', () => { const proxy = new Proxy({}, { get: (target, key, self) => self[key] }); return proxy.x; });
tell('sort', () => { const again = () => [2, 1].sort(again); return again(); });
tell('replace', () => { const again = () => 'a'.replace(/a/, again); return again(); });
tell('json', () => { const object = { toJSON: () => JSON.stringify(object) }; return JSON.stringify(object); });
tell('text', () => { const object = { toString: () => `${object}` }; return `${object}`; });
tell('generator', () => { function* again() { yield* again(); } return again().next(); });
tell('spread', () => { const again = (...all) => again(...all, 1); return again(); });
tell('made', () => { const again = new Function('again', 'again(again)'); return again(again); });
tell('class', () => { class Again { constructor() { new Again(); } } return new Again(); });
tell('nested json', () => JSON.stringify(nested(40000)));
tell('nested text', () => String(nested(40000)));
tell('nested flat', () => nested(40000).flat(Infinity));
tell('nested source', () => new Function('['.repeat(100000)));
tell('expression', () => /^(?:(a)|b)*$/.test('ab'.repeat(3000000)));
