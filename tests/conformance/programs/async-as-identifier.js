var async = (value) => "called with " + value;
console.log(async(1));
async
function plain() { return "plain"; }
console.log(plain());
var object = { async, async async() { return "method"; }, get async2() { return async; } };
console.log(typeof object.async, object.async2(2));
var async2 = async => async + 1;
console.log(async2(1));
for (async of => {}; false;);
async: for (;;) break async;
object.async().then(console.log);
class C { async = 1; static async() { return 2; } }
console.log(new C().async + C.async());
