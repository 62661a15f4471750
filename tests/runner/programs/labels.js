outer: for (let i = 0; i < 3; i++) for (;;) { if (i < 2) continue outer; console.log(i); break outer; }
label: { console.log('in'); break label; }
