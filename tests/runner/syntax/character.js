const a = 1；
