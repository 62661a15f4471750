const user = 1;
let user = 2;
