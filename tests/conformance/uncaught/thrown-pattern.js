throw /a\/[b-d]+/dgimsuy;
