console.log(typeof window === "undefined" ? "node" : window.name);
