setTimeout(() => { throw false; }, 0);
