const pattern = /a/gg;
