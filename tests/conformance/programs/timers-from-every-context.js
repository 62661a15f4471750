const say = (text) => console.log(text);
setTimeout(say, 0, "script");
Promise.resolve().then(() => setTimeout(say, 0, "microtask"));
(async () => { setTimeout(say, 0, "async start"); await null; setTimeout(say, 0, "async resumed"); })();
function* gen() { setTimeout(say, 0, "generator"); yield; }
gen().next();
new class { field = setTimeout(say, 0, "field"); static { setTimeout(say, 0, "static block"); } constructor() { setTimeout(say, 0, "constructor"); } }();
({ get x() { setTimeout(say, 0, "getter"); } }).x;
[1].forEach(() => setTimeout(say, 0, "forEach"));
`${setTimeout(say, 0, "template") ? "" : ""}`;
((x = setTimeout(say, 0, "default")) => x)();
eval("setTimeout(say, 0, 'eval')");
queueMicrotask(() => setTimeout(say, 0, "queued"));
