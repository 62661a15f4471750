function load() { throw new TypeError("not there", { cause: "nothing" }); }
try { load(); } catch (cause) {
  throw new Error("cannot load", { cause });
}
