const a = 1​;
