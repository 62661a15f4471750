class C { static { console.log("static"); null.x; } }
