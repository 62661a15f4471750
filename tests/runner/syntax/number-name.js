const 2nd = 1;
