queueMicrotask(() => { throw "only a string"; });
