console.log('I don't know');
