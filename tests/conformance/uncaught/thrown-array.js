setTimeout(() => { throw [1, undefined, null]; }, 0);
