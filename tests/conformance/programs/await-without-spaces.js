async function f(x){return(await(x))}
async function g(x){return[await[x]][0]}
async function h(x){return-await-x}
async function t(x){try{throw(await(x))}catch(e){return"thrown "+e}}
const a=async x=>await(x),b=async x=>({y:await(x)}),c=async(x)=>[await x,await`${x}`]
async function all(){for(const p of[f(1),g(2),h(3),t(4),a(5),b(6),c(7)]){const v=await(p);console.log(v.y?v.y:""+v)}}
all()
