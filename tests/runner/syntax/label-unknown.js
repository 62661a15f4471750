outer: for (;;) {
  for (;;) break uoter;
}
