console.log((() => ({ z: 1 }))().z, (() => 1, 2));
const nested = x => y => z => x + y + z
console.log(nested(1)(2)(3))
