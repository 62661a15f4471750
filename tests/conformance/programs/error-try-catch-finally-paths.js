const path = [];
function walk(how) {
  try {
    path.push("try " + how);
    if (how === "throw") throw new Error("t");
    if (how === "return") return "value";
  } catch {
    path.push("catch");
    return "caught";
  } finally {
    path.push("finally");
    if (how === "override") return "overridden";
  }
  return "end";
}
for (const how of ["throw", "return", "override", "none"]) path.push("=> " + walk(how));
console.log(path.join("\n"));
