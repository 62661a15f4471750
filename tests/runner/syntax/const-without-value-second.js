const a = 1, total;
