'use strict';
with (Math) console.log(PI);
