const load = () => {
  const user = await getUserById(1);
};
