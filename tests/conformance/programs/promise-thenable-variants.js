const log = (name) => [(value) => console.log(name + " fulfilled " + value), (error) => console.log(name + " rejected " + error.message)];
Promise.resolve({ then: 1 }).then((value) => console.log("not callable " + value.then));
Promise.resolve({ then() { throw new Error("thrown"); } }).then(...log("throws"));
Promise.resolve({ then(resolve) { resolve(1); throw new Error("late"); } }).then(...log("throws late"));
Promise.resolve({ then(resolve, reject) { reject(new Error("refused")); resolve(2); } }).then(...log("rejects"));
Promise.resolve({ get then() { throw new Error("getter"); } }).then(...log("getter"));
Promise.resolve({ then(resolve) { resolve({ then(again) { again("nested"); } }); } }).then(...log("nested"));
Promise.resolve({ then(resolve) { setTimeout(resolve, 20, "late"); } }).then(...log("timer"));
