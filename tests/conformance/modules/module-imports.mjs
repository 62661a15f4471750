import EventEmitter, { once } from "node:events";
import * as path from "path";
import { promisify, inspect } from "node:util";
import { setTimeout as sleep } from "timers/promises";
const emitter = new EventEmitter();
setTimeout(() => emitter.emit("ready", 1, 2), 5);
console.log(await once(emitter, "ready"), path.join("a", "b"), inspect({ a: 1 }), await sleep(5, "slept"), await promisify(setTimeout)(1, "promisified"));
console.log(typeof import.meta, this);
