const text = 'one
two';
