f(async x => await g);
