const document = { title: "mine" };
console.log(document.title);
