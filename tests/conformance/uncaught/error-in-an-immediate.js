setImmediate(() => console.log("first"));
setImmediate(() => { throw new TypeError("in an immediate"); });
