const d = new Date(), e = Date.now();
console.log(d instanceof Date, d.constructor === Date, e - d.getTime() < 50);
console.log(new Date(0).toISOString(), Date.length, typeof Date());
