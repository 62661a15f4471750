const trail = [];
const note = (name) => (value) => { trail.push(name); return value; };
const fail = (name) => () => { trail.push("!" + name); throw new Error(name); };
Promise.resolve()
  .then(fail("a")).then(note("skip"), note("handled a")).then(fail("b")).then(note("skip")).then(note("skip"))
  .catch(fail("c")).catch(note("handled c")).finally(note("finally")).then(() => console.log(trail.join(" ")));
