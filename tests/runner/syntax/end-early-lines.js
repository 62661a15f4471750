const a = 1 +

