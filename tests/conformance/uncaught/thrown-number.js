const half = () => { throw 0.5; };
half();
