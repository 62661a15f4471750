function main() {
}
}
main();
