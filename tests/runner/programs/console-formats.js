console.log('%s is %d%%', 'x', 4, 5, null, undefined, true, -0, 10n);
console.log('%i %f', 4.7, '1.5');
console.log();
console.log('%', 1);
