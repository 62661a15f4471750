console.log("Hello);
