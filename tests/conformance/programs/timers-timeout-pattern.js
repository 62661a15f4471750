const sleep = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));
function withTimeout(promise, ms) {
  let id;
  const late = new Promise((_, reject) => { id = setTimeout(() => reject(new Error("timed out after " + ms)), ms); });
  return Promise.race([promise, late]).finally(() => clearTimeout(id));
}
async function retry(f, times) {
  for (let attempt = 1; ; attempt++) try { return await f(attempt); } catch (error) { console.log(`attempt ${attempt}: ${error.message}`); if (attempt === times) throw error; }
}
(async () => {
  console.log(await withTimeout(sleep(10, "in time"), 50));
  console.log(await retry((n) => withTimeout(sleep(n === 3 ? 5 : 60, "at last"), 30), 5));
  await retry((n) => Promise.reject(new Error("no " + n)), 2).catch((error) => console.log("gave up: " + error.message));
})();
