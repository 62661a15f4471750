setTimeout(() => { throw new TypeError("boom"); }, 0);
