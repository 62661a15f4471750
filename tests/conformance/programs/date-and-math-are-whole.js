console.log(new Date(2020, 0, 31, 12).getMonth(), new Date("2024-02-29T00:00:00Z").toISOString(), typeof Date.now(), Date.UTC(1970, 0, 1), new Date(NaN).getTime(), Date.length, Date.name, typeof Date());
class D extends Date { plus(n) { return new D(this.getTime() + n); } }
console.log(new D(1).plus(2).getTime(), new D(0) instanceof Date, new Date(5) instanceof D, Object.prototype.toString.call(new Date()), new Date(7).constructor === Date, Reflect.construct(Date, [3]).getTime());
const t = Date.now();
setTimeout(() => console.log(Date.now() - t >= 49, performance.now() > 0, Math.random() < 1), 50);
