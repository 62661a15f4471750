throw new RangeError();
