throw
  new Error('x');
