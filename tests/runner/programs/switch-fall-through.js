switch (2) { case 1: console.log(1); case 2: console.log(2); default: console.log('d') }
