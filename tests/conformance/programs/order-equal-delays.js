for (let i = 0; i < 10; i++) setTimeout(() => console.log("timer " + i), 20);
setTimeout(() => console.log("zero, set last"), 0);
