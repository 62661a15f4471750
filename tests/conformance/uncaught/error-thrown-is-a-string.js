setTimeout(() => { throw "only a string"; }, 0);
console.log("script");
