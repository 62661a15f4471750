class ValidationError extends Error {
  constructor(message, field) { super(message); this.name = "ValidationError"; this.field = field; }
}
function check(value) { if (typeof value !== "number") throw new ValidationError("no number", "value"); }
check(1);
check("two");
