function first<T>(list) {
  return list[0];
}
