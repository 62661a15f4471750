const text = `one
two ${[1, 2]
    .length} three
four ${null.length}`;
console.log(text);
