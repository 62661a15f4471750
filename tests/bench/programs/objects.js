// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Ringback authors

class Account {
  constructor(id, owner) {
    this.id = id;
    this.owner = owner;
    this.entries = [];
  }

  add(amount, note) {
    this.entries.push({ amount, note, at: this.entries.length });
  }

  get balance() {
    let total = 0;

    for (const { amount } of this.entries) total += amount;
    return total;
  }
}

const accounts = new Map();

for (let i = 0; i < 4000; i++) accounts.set(`account ${i}`, new Account(i, { name: `owner ${i}` }));
for (const [name, account] of accounts) {
  for (let i = 0; i < 25; i++) account.add(i % 7 - 3, `${name} ${i}`);
}

const balances = Object.fromEntries([...accounts].map(([name, account]) => [name, account.balance]));
const richest = Object.entries(balances).reduce((best, entry) => (entry[1] > best[1] ? entry : best));
