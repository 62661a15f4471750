const fail = async () => { throw new Error("deep"); };
const middle = async () => { await fail(); console.log("never"); };
const outer = async () => { try { await middle(); } catch (error) { console.log("outer caught " + error.message); } };
outer().then(() => console.log("outer fulfilled"));
Promise.all([fail(), fail()]).then(null, (error) => console.log("all " + error.message));
