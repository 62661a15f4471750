async function quiet() {
  try { await Promise.reject(1); } catch { await 2; } finally { await 3; }
  try { await null; throw 4; } catch (n) { return n; }
}
const arrow = async () => { try { return await Promise.reject(5); } catch (n) { return n + 1; } };
const object = { async method() { try { await Promise.reject(7); } catch (n) { return n; } } };
class Example { static async run() { try { await Promise.reject(8); } catch (n) { return n; } } async #p() { await Promise.reject(9); } p() { return this.#p(); } }
async function withDefault(a = 1) { label: try { await Promise.reject(a); } catch (n) { break label; } return "left"; }
(async () => {
  console.log(await quiet(), await arrow(), await object.method(), await Example.run());
  console.log(await withDefault(), await new Example().p().catch((n) => "p" + n));
  while (true) { try { await Promise.reject("w"); } catch (x) { console.log(x); break; } }
})();
