Promise.reject(new Error("first")).catch((error) => { console.log(error.message); throw new Error("second", { cause: error }); });
