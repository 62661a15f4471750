const pattern = /(a/;
