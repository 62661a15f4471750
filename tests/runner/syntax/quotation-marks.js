console.log(“Hello”);
