class Traced extends Promise {
  constructor(executor) {
    super(executor);
    Traced.made = (Traced.made ?? 0) + 1;
  }
  then(...handlers) {
    console.log("then");
    return super.then(...handlers);
  }
}
const traced = Traced.resolve("value").then((value) => value + "!");
console.log(traced instanceof Traced, Traced.made);
traced.catch(() => {}).then((value) => console.log(value));
(async () => console.log("awaited " + await traced))();
