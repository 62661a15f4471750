const v = ((a = (() => 4)(), b = () => a) => b())();
console.log(v);
