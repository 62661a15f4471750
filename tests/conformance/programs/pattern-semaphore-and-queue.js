class Semaphore {
  constructor(n) { this.free = n; this.waiting = []; }
  async acquire() { if (this.free > 0) { this.free--; return; } await new Promise((resolve) => this.waiting.push(resolve)); }
  release() { const next = this.waiting.shift(); if (next) next(); else this.free++; }
  async with(f) { await this.acquire(); try { return await f(); } finally { this.release(); } }
}
const s = new Semaphore(2);
let running = 0, most = 0;
Promise.all([20, 30, 10, 20].map((ms, i) => s.with(async () => {
  most = Math.max(most, ++running);
  console.log("start " + i);
  await new Promise((resolve) => setTimeout(resolve, ms));
  running--;
  return i * i;
}))).then((squares) => console.log(squares.join(), "most " + most, "free " + s.free));
