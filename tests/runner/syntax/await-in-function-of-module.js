await null;
function main() {
  await null;
}
