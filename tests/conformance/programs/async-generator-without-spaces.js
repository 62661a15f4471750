async function*g(a){const x=yield[a];yield(x);yield-a;for await(const y of[a,2])yield y;yield*[await(a)];if(a)return(await(a));yield}
(async()=>{const i=g(1),o=[];for(let r=await(i.next());!r.done;r=await i.next(o.length))o.push(""+r.value);console.log(o.join())})()
async function*h(){yield
1
yield*
[2]
return
3}
(async()=>{for await(const v of h())console.log(v);for await(const{length:l}of["ab"]){console.log(l)}})()
