Promise.reject("only a string");
