// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Ringback authors

// The second example of the article that the lessons come from. In bare node, this replaces the database.
globalThis.database ??= { getUserById: (id) => ({ id, name: "wwDev" }) };

const getUserCallback = (id, cb) => {
  const user = database.getUserById(id);
  return cb(user);
};

const helloCallback = (id) => {
  getUserCallback(id, (user) => {
    return console.log(user);
  });
};

helloCallback(1);
