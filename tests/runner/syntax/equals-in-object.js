const user = { id = 1 };
