(async () => { await Promise.reject(true); })();
