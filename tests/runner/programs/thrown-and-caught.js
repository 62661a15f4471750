try { (() => { throw new RangeError('r') })() } catch ({ name, message }) { console.log(name, message) } finally { console.log('finally') }
const r = () => { try { return 1 } finally { console.log('first') } };
console.log(r());
