queueMicrotask(() => {
  throw null;
});
