const chain = {
  first() { return this; },
  second() {
    return this;
  },
};
chain
  .first()
  .second()
  .third()
  .first();
