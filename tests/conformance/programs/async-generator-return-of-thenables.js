// What an async generator is asked to return it waits for: a promise is made of a thenable, or of a getter's, first.
const log = (name) => [(value) => log.out(name, "fulfilled", value), (reason) => log.out(name, "rejected", reason)];
log.out = (...values) => console.log(...values);

async function* fresh() {}

const thenable = (settle) => ({ then(resolve, reject) { (settle === "resolve" ? resolve : reject)(settle); } });
const getter = (settle) => ({ get then() {
  log.out("looked at", settle);
  return (resolve, reject) => (settle === "resolve" ? resolve : reject)(settle);
} });

for (const settle of ["resolve", "reject"]) {
  fresh().return(thenable(settle)).then(...log(`thenable ${settle}`));
  fresh().return(getter(settle)).then(...log(`getter ${settle}`));
  fresh().return(Promise[settle](settle)).then(...log(`promise ${settle}`));
}
fresh().return({ get then() { throw "at the getter"; } }).then(...log("throwing"));
fresh().throw("thrown").then(...log("thrown"));

async function* yields() {
  yield thenable("resolve");
  yield getter("resolve");
  try {
    yield getter("reject");
  } catch (reason) {
    log.out("caught", reason);
  }
  return getter("resolve");
}
(async () => {
  for await (const value of yields()) log.out("got", value);
})();
