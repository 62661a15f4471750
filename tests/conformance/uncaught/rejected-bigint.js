Promise.reject(1n).finally(() => {});
