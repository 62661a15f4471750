queueMicrotask(() => { throw -0; });
