[1, 2].forEach((id) => {
  await getUserById(id);
});
