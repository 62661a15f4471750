Const a = 1;
