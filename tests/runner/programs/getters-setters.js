const o = { get a() { return 1 }, set a(v) { console.log('set', v) }, ['b' + 1]() { return 2 }, 'c d'() { return 3 } };
o.a = 5; console.log(o.a, o.b1(), o['c d'](), Object.getOwnPropertyDescriptor(o, 'a').get.name);
