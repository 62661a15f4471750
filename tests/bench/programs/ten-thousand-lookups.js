// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Ringback authors

const answered = (user) => {};

for (let i = 0; i < 10000; i++) database.getUserById(1, answered);
