console.log(null ?? 1 || 2);
