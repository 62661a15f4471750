console.log(1 + );
