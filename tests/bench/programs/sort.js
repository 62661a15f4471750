// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Ringback authors

function numbers(count) {
  const list = [];
  let state = 1;

  for (let i = 0; i < count; i++) {
    state = (state * 48271) % 2147483647;
    list.push(state);
  }
  return list;
}

function quicksort(list, from, to) {
  const pivot = list[(from + to) >> 1];
  let low = from;
  let high = to;

  while (low <= high) {
    while (list[low] < pivot) low++;
    while (list[high] > pivot) high--;
    if (low <= high) {
      const moved = list[low];

      list[low++] = list[high];
      list[high--] = moved;
    }
  }
  if (from < high) quicksort(list, from, high);
  if (low < to) quicksort(list, low, to);
}

const list = numbers(60000);

quicksort(list, 0, list.length - 1);
