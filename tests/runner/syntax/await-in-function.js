function main() {
  const user = await getUserById(1);
  console.log(user);
}
main();
