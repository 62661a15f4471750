const user = {
  id: 1
  name: 'x',
};
