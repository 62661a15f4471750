fucntion main() {}
