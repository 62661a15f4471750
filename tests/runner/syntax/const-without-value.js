const total;
