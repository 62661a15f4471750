const odd = {
  "\ud800": () => "half a pair",
  "\\ud801"() { return "six characters"; },
  ["\udc00x"]: function () { return "computed"; },
};
console.log(odd["\ud800"](), odd["\\ud801"](), odd["\udc00x"]());
const named = "\ud83d\ude00 and \ud83d"; console.log(named.length, JSON.stringify(named));
setTimeout(odd["\ud800"], 1); Promise.resolve().then(odd["\\ud801"]).then((text) => console.log(text));
