let count: number = 1;
