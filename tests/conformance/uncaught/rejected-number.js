Promise.resolve().then(() => { throw -0; });
