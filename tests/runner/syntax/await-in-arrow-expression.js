const load = () => await getUserById(1);
