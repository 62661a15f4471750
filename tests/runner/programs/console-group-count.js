console.count(); console.count('x'); console.count(); console.countReset(); console.count();
console.group('g'); console.log('in\nside'); console.groupEnd(); console.log('out');
