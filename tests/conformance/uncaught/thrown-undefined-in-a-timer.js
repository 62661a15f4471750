setTimeout(() => {
  throw undefined;
}, 0);
