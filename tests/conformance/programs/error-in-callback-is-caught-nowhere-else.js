const caught = [];
try { setTimeout(() => { try { throw new Error("inside"); } catch (e) { caught.push("inside"); } }, 0); } catch { caught.push("never"); }
try { Promise.reject(new Error("x")).catch(() => caught.push("by catch")); } catch { caught.push("never"); }
try { (async () => { throw new Error("y"); })().catch(() => caught.push("by async catch")); } catch { caught.push("never"); }
(async () => { try { return Promise.reject(new Error("z")); } catch { caught.push("never"); } })().catch(() => caught.push("return is not awaited"));
(async () => { try { return await Promise.reject(new Error("z")); } catch { caught.push("return await is"); } })();
setTimeout(() => console.log(caught.join("\n")), 20);
