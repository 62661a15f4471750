function*g(a){const x=yield[a];yield(x);yield-a;yield`t${a}`;yield/r/.source;yield{a}.a;yield!a;yield"s";return(yield)}
const i=g(1),o=[]
let r=i.next()
while(!r.done)o.push(""+r.value),r=i.next(o.length)
console.log(o.join(),r.value)
function*h(){yield*[1,2];yield*(function*(){yield(3)})();yield
4
yield
}
console.log([...h()].join())
