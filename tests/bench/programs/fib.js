// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Ringback authors

function fib(n) {
  if (n < 2) return n;
  return fib(n - 1) + fib(n - 2);
}

fib(27);
