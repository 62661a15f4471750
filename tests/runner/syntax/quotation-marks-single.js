console.log(‘Hello’);
