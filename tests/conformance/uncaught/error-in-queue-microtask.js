queueMicrotask(() => { console.log("microtask"); throw new Error("in a microtask"); });
console.log("script");
