console.log("before");
eval("if (");
