Error.stackTraceLimit = 0;
const error = new Error("message");
console.log(error, [error], { error });
console.log(new TypeError(), new RangeError("r"), new (class Own extends Error {})("own"), new (class Named extends Error { name = "Renamed"; })("n"));
console.log(new Error("with a cause", { cause: new TypeError("the cause") }));
console.log(new Error("with a plain cause", { cause: { code: 1 } }), new Error("with no cause", { cause: undefined }));
console.log(new AggregateError([new Error("one"), new TypeError("two"), 3], "several"));
console.log(Object.assign(new Error("with properties"), { code: "E_CODE", detail: { a: 1 } }));
console.log(Object.assign(new Error("renamed later"), { name: "Later" }), Object.assign(new Error("x"), { message: "changed" }));
console.log(new Error("two\nlines"), new Error(""), new Error(undefined), Object.assign(new Error("no stack"), { stack: undefined }), Object.assign(new Error("own stack"), { stack: "a stack\n    at somewhere" }));
console.log({ nested: { error: new Error("deep", { cause: new Error("deeper", { cause: new Error("deepest") }) }) } });
console.error(new Error("to the error stream")); console.warn("%s and %o", new Error("formatted"), 1);
console.log("%s", new Error("as a string")); console.log("text", new Error("after text"));
console.log(Promise.reject(new Error("rejected")).catch(() => {}) instanceof Promise, Object.create(Error.prototype), Error.prototype, new DOMException("dom", "AbortError").name);
Promise.any([Promise.reject(1), Promise.reject(new Error("any"))]).catch((e) => console.log(e, e.errors));
try { null.x; } catch (e) { console.log(e); }
try { undefinedName; } catch (e) { console.log(e); }
try { JSON.parse("{bad"); } catch (e) { console.log(e.name); }
const circular = new Error("circular"); circular.self = circular; console.log(circular);
