#!/usr/bin/env node
console.log("after a hashbang")
setTimeout(() => console.log("task"), 0)
