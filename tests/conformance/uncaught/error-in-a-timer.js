console.log("script");
setTimeout(() => { console.log("task"); throw new Error("in a task"); }, 10);
