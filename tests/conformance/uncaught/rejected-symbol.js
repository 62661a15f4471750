Promise.resolve().then(() => Promise.reject(Symbol("only a symbol")));
