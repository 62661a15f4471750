let i = 0, out = []
do i++; while (i < 3) out.push(i)
do { i-- } while (i > 1) out.push(i)
do
  i += 2
while (i < 9)
out.push(i)
if (i) do i--; while (i > 5) else out.push("never")
do do i--; while (i > 3) while (i > 2)
for (const x of [1]) do { continue } while (false)
while (i--) do break; while (true)
  console.log(out.join(), i)
