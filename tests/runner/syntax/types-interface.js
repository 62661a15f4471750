interface User {
  id: number;
}
