class Service {
  #secret = "s";
  static async make() { return new this(); }
  async read() { return this.#secret; }
  get later() { return (async () => this.#secret + "!")(); }
  static { this.ready = (async () => "ready")(); }
  async *each() { yield this.#secret; yield* [1, 2]; }
  ["comp" + "uted"] = async () => "field";
}
(async () => {
  const service = await Service.make();
  console.log(await service.read(), await service.later, await Service.ready, await service.computed());
  for await (const value of service.each()) console.log(value);
})();
