const pattern = /a;
