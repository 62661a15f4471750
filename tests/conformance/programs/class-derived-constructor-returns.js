class Base { constructor() { this.base = 1; } }
class ReturnsObject extends Base { constructor() { return { other: 2 }; } }
class ReturnsUndefined extends Base { constructor() { super(); return; } }
class ReturnsExpression extends Base { constructor() { return (super(), this.more = 3, undefined); } }
class NeverSuper extends Base { constructor() { } }
class Conditional extends Base { constructor(flag) { if (flag) super(); else return super(); this.end = 4; } }
console.log(new ReturnsObject().other, new ReturnsUndefined().base, new ReturnsExpression().more);
try { new NeverSuper(); } catch (error) { console.log(error.name); }
console.log(new Conditional(true).end, new Conditional(false).end === undefined);
