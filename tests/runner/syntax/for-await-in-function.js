function main(list) {
  for await (const item of list) console.log(item);
}
