const name = (n) => {
  if (n < 0) return "negative"
  else if (n === 0) return "zero"
  else if (n === 1) { return "one" }
  else if (n === 2) { }
  else if (n === 3); else if (n === 4) if (n > 5) return "never"; else return "dangling"
  else return "many"
  return "fell through"
}
for (let n = -1; n < 7; n++) console.log(n, name(n))
if (1) function declared() { return "annex b" }
console.log(declared())
if (0); else var hoisted = "else var"
console.log(hoisted)
