with ({ y: 3 }) console.log(y)
