class MyError extends Error {
  constructor(message, options) { super(message, options); this.name = new.target.name; }
  get described() { return `${this.name}(${this.message})`; }
}
class Deeper extends MyError {}
try {
  try { throw new TypeError("low"); } catch (cause) { throw new Deeper("high", { cause }); }
} catch (error) {
  console.log(error.described, error.cause.name, error instanceof MyError, String(error));
}
try { throw { not: "an error" }; } catch ({ not, missing = "default" }) { console.log(not, missing); }
try { throw undefined; } catch (e) { console.log(e === undefined); }
