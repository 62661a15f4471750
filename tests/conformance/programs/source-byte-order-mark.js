console.log("after a byte order mark")
console.log((() => "and on")())
