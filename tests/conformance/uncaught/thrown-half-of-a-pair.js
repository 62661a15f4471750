console.log("before");
throw new Error("\ud83dx");
