// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Ringback authors

let sum = 0;

for (let i = 0; i < 1000; i++) {
  for (let j = 0; j < 1000; j++) {
    sum = (sum + i * j) % 1000003;
  }
}
