import { EventEmitter } from "node:events";
import total from "./total.js";
console.log(total, EventEmitter);
