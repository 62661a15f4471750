function f(a, b?: string) {}
