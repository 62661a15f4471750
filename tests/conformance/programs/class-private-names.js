class Account {
  #balance = 0;
  static #count = 0;
  static { Account.open = () => { Account.#count++; return new Account(); }; }
  #check(n) { if (n > this.#balance) throw new RangeError("too much"); return n; }
  get #doubled() { return this.#balance * 2; }
  set #doubled(value) { this.#balance = value / 2; }
  static has(object) { return #balance in object; }
  deposit(n) { this.#balance += n; return this; }
  withdraw(n) { this.#balance -= this.#check(n); return this; }
  twice() { this.#doubled = this.#doubled * 2; return this.#balance; }
  static get count() { return this.#count; }
}
const account = Account.open().deposit(10).withdraw(3);
console.log(account.twice(), Account.count, Account.has(account), Account.has({}));
try { account.withdraw(100); } catch (error) { console.log(error.message); }
