const debounce = (f, ms) => { let id; return (...args) => { clearTimeout(id); id = setTimeout(f, ms, ...args); }; };
const once = (f) => { let done = false; return (...args) => { if (done) return; done = true; f(...args); }; };
const search = debounce((text) => console.log("search " + text), 40), first = once((text) => console.log("first " + text));
for (const [ms, text] of [[0, "r"], [10, "ri"], [20, "rin"], [100, "ring"], [110, "ringb"]]) setTimeout(() => { search(text); first(text); }, ms);
