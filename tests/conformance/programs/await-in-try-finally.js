const fail = async (text) => { await null; throw new Error(text); };
(async () => {
  try {
    await fail("one");
  } catch ({ message }) {
    console.log("caught " + message);
    try { return await fail("two"); } catch { console.log("swallowed"); }
  } finally {
    await null;
    console.log("finally");
  }
  return "end";
})().then(console.log);
(async () => { try { return "from try"; } finally { await null; console.log("late finally"); } })().then(console.log);
(async () => { for (;;) try { continue; } finally { await null; break; } return "left the loop"; })().then(console.log);
