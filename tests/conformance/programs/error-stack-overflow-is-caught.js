let depth = 0;
function dive() { depth++; dive(); }
try { dive(); } catch (error) { console.log(error.name, depth > 500); }
const arrow = () => arrow();
try { arrow(); } catch (error) { console.log(error instanceof RangeError); }
Promise.resolve().then(() => dive()).catch((error) => console.log("later " + error.name));
