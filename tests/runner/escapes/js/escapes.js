/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * A program that has got hold of everything in node, and tries by every way that node offers to get out: at files, at
 * the network, at other processes. For each way a line says its name, how it went, and what node said: "worked",
 * "refused", or "silent" where no answer came. It runs in node alone and as one of Ringback's programs; what stands
 * before it says what `targets` are: a folder with a secret in it, a process, a port and a socket that someone listens
 * on, an addon.
 */
const PATIENCE = 1500;

/* A program is not meant to reach node, but the sandbox must hold if it does. Any function of node's realm can make
 * functions of that realm, a module can be imported, and node reports to its own `process` through a method of a class
 * that a program can change. */
const WAYS = [
  () => globalThis.constructor.constructor("return process")(),
  () => console.log.constructor("return process")(),
  () => new Function("return import('node:process')")().then(({ default: found }) => found),
  () => new Promise((resolve) => {
    const { prototype } = require("events");
    const { emit } = prototype;

    prototype.emit = function (...args) {
      prototype.emit = emit;
      resolve(this);
      return emit.apply(this, args);
    };
    Promise.reject(new Error("Nobody handles this"));
    setTimeout(() => resolve({}), 10);
  }),
];

async function findNode() {
  for (const way of WAYS) {
    try {
      const found = await way();

      if (typeof found.exit === "function")
        return found;
    } catch {}
  }
  throw new Error("Node cannot be reached");
}

const attempts = [];
const attempt = (name, run) => attempts.push({ name, run });

/* Node may abort if something that it relies on is refused, so each of these attempts has a process of its own. */
const deadly = (name, run) => {
  if (targets.only === name)
    attempt(name, run);
};

/* The answer of an attempt that this version of node does not support. */
const ABSENT = "absent";

const promised = (start) => new Promise((resolve, reject) => {
  start((error, value) => error ? reject(error) : resolve(value ?? true));
});

/* Resolves at any of these events of an object, and rejects at its error. */
const heard = (emitter, ...events) => new Promise((resolve, reject) => {
  events.forEach((event) => emitter.once(event, (...values) => resolve(values[0] ?? true)));
  emitter.on("error", reject);
});

/* Resolves when a request has a connection, whether it is answered or not. */
const connected = (request) => new Promise((resolve, reject) => {
  request.on("socket", (socket) => socket.on("connect", () => resolve(true)));
  request.on("error", reject);
});

/* A child process that could not be started reports an error or an exit code. */
const ended = (child) => new Promise((resolve, reject) => {
  child.on("error", reject);
  child.on("exit", (code) => code === 0 ? resolve(true) : reject(new Error(`exit ${code}`)));
});

const succeeded = (result) => {
  if (result.error)
    throw result.error;
  if (result.status !== 0)
    throw new Error(`exit ${result.status}`);
  return true;
};

function addReading({ node, load, fs, secret }) {
  attempt("read-sync", () => fs.readFileSync(secret));
  attempt("read-callback", () => promised((done) => fs.readFile(secret, done)));
  attempt("read-promise", () => fs.promises.readFile(secret));
  attempt("read-stream", () => heard(fs.createReadStream(secret), "data"));
  attempt("read-blob", () => fs.openAsBlob ? fs.openAsBlob(secret).then((blob) => blob.text()) : ABSENT);
  attempt("read-handle", () => fs.promises.open(secret).then((handle) => handle.readFile()));
  attempt("open", () => fs.openSync(secret));
  attempt("stat", () => fs.statSync(secret));
  attempt("stat-promise", () => fs.promises.stat(secret));
  attempt("access", () => promised((done) => fs.access(secret, done)));
  attempt("exists", () => fs.existsSync(secret) || Promise.reject(new Error("no")));
  attempt("list", () => fs.readdirSync(targets.folder));
  attempt("list-promise", () => fs.promises.readdir(targets.folder));
  attempt("list-folder", () => fs.opendirSync(targets.folder));
  attempt("real-path", () => fs.realpathSync.native(secret));
  attempt("read-link", () => fs.readlinkSync("/proc/self/exe"));
  attempt("statfs", () => fs.statfsSync ? fs.statfsSync(targets.folder) : ABSENT);
  attempt("watch", () => fs.watch(targets.folder));
  attempt("require-json", () => load(`${targets.folder}/secret.json`));
  attempt("require-script", () => load(`${targets.folder}/script.js`));
  attempt("import-script", () => {
    const module = new node.mainModule.constructor("/nowhere.js");

    module._compile(`module.exports = import("file://${targets.folder}/script.mjs")`, "/nowhere.js");
    return module.exports;
  });
  attempt("environment-file", () => node.loadEnvFile ? node.loadEnvFile(secret) ?? true : ABSENT);
  attempt("read-users", () => fs.readFileSync("/etc/passwd"));
  attempt("user-info", () => load("os").userInfo());
  attempt("read-own-environment", () => fs.readFileSync("/proc/self/environ"));
  attempt("read-own-memory", () => fs.openSync("/proc/self/mem", "r+"));
  attempt("read-other-memory", () => fs.openSync(`/proc/${targets.process}/mem`, "r"));
  attempt("read-other-environment", () => fs.readFileSync(`/proc/${targets.process}/environ`));
  attempt("read-other-command", () => fs.readFileSync(`/proc/${targets.process}/cmdline`));
  attempt("list-processes", () => fs.readdirSync("/proc"));

  attempt("stray-descriptor", () => fs.writeSync(targets.descriptor, "x"));
}

function addWriting({ node, load, fs, secret, fresh }) {
  attempt("write-sync", () => fs.writeFileSync(fresh("sync"), "x") ?? true);
  attempt("write-callback", () => promised((done) => fs.writeFile(fresh("callback"), "x", done)));
  attempt("write-promise", () => fs.promises.writeFile(fresh("promise"), "x").then(() => true));
  attempt("write-stream", () => heard(fs.createWriteStream(fresh("stream")), "open"));
  attempt("append", () => fs.appendFileSync(secret, "x") ?? true);
  attempt("write-temporary", () => fs.rmdirSync(fs.mkdtempSync("/tmp/ringback-escape-")) ?? true);
  attempt("write-shared-memory", () => fs.rmdirSync(fs.mkdtempSync("/dev/shm/ringback-escape-")) ?? true);
  attempt("make-folder", () => fs.mkdirSync(fresh("folder")) ?? true);
  attempt("rename", () => fs.renameSync(`${targets.folder}/renamed`, fresh("renamed")) ?? true);
  attempt("unlink", () => fs.unlinkSync(`${targets.folder}/unlinked`) ?? true);
  attempt("remove", () => fs.rmSync(`${targets.folder}/removed`) ?? true);
  attempt("truncate", () => fs.truncateSync(`${targets.folder}/truncated`) ?? true);
  attempt("copy", () => fs.copyFileSync(secret, fresh("copy")) ?? true);
  attempt("copy-tree", () => fs.cpSync(secret, fresh("tree"), { recursive: true }) ?? true);
  attempt("symlink", () => fs.symlinkSync(secret, fresh("symlink")) ?? true);
  attempt("link", () => fs.linkSync(secret, fresh("link")) ?? true);
  attempt("chmod", () => fs.chmodSync(secret, 0o777) ?? true);
  attempt("chown", () => fs.chownSync(secret, node.getuid(), node.getgid()) ?? true);
  attempt("utimes", () => fs.utimesSync(secret, 1, 1) ?? true);
  attempt("chmod-output", () => fs.fchmodSync(2, 0o777) ?? true);
  attempt("change-folder", () => node.chdir(targets.folder) ?? true);
  deadly("heap-snapshot", () => load("v8").writeHeapSnapshot(fresh("snapshot")));
  attempt("report", () => {
    node.report.directory = targets.folder;
    const name = node.report.writeReport("written-report");

    return fs.existsSync(name) || fs.existsSync(`${targets.folder}/${name}`) || Promise.reject(new Error("no file"));
  });
  deadly("trace-events", () => {
    load("trace_events").createTracing({ categories: ["node.perf"] }).enable();
    throw new Error("no file");
  });
}

function addConnections({ node, load, net, fresh }) {
  attempt("connect", () => heard(net.connect(targets.port, "127.0.0.1"), "connect"));
  attempt("connect-by-name", () => heard(net.connect(targets.port, "localhost"), "connect"));
  attempt("connect-unix", () => heard(net.connect(targets.socket), "connect"));
  attempt("listen", () => heard(net.createServer().listen(0), "listening"));
  attempt("listen-local", () => heard(net.createServer().listen(0, "127.0.0.1"), "listening"));
  attempt("listen-unix", () => heard(net.createServer().listen(fresh("socket")), "listening"));
  attempt("listen-abstract", () => heard(net.createServer().listen(`\0ringback-escape-${node.pid}`), "listening"));
  attempt("datagram", () => promised((done) => load("dgram").createSocket("udp4").on("error", done)
    .send("x", targets.port, "127.0.0.1", done)));
  attempt("datagram-bind", () => heard(load("dgram").createSocket("udp6").bind(0), "listening"));
  attempt("http", () => connected(load("http").get(`http://127.0.0.1:${targets.port}/`)));
  attempt("http-listen", () => heard(load("http").createServer().listen(0), "listening"));
  attempt("https", () => connected(load("https").get(`https://127.0.0.1:${targets.port}/`)));
  attempt("tls", () => heard(load("tls").connect(targets.port, "127.0.0.1"), "connect"));
  attempt("http2", () => heard(load("http2").connect(`http://127.0.0.1:${targets.port}`), "connect"));
  // Ringback replaces node's `fetch` by a simulated one, which a program cannot undo. It claims to be native code.
  attempt("fetch", () => {
    const { fetch } = globalThis;

    return String(fetch).includes("[native code]") ? ABSENT : fetch(`http://127.0.0.1:${targets.port}/`);
  });
  attempt("web-socket", () => {
    const WebSocket = load.constructor("return globalThis.WebSocket")();
    return WebSocket === undefined ? ABSENT : new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${targets.port}/`);
      socket.onopen = resolve;
      socket.onerror = (event) => reject(event.error ?? new Error("error"));
    });
  });
  attempt("lookup", () => promised((done) => load("dns").lookup("localhost", done)));
  attempt("lookup-service", () => promised((done) => load("dns").lookupService("127.0.0.1", targets.port, done)));
  attempt("resolve", () => promised((done) => {
    const resolver = new (load("dns").Resolver)({ timeout: 500, tries: 1 });
    resolver.setServers([`127.0.0.1:${targets.port}`]);
    resolver.resolve4("ringback.invalid", done);
  }));
}

function addProcesses({ node, load, children, fresh }) {
  const touch = (name) => `/bin/touch ${fresh(name)}`;

  attempt("spawn", () => ended(children.spawn("/bin/touch", [fresh("spawn")])));
  attempt("spawn-quiet", () => ended(children.spawn("/bin/touch", [fresh("spawn-quiet")], { stdio: "ignore" })));
  attempt("spawn-inherit", () => ended(children.spawn("/bin/touch", [fresh("inherit")], { stdio: "inherit" })));
  attempt("spawn-detached", () => ended(children.spawn("/bin/touch", [fresh("detached")],
    { detached: true, stdio: "ignore" })));
  attempt("spawn-shell", () => ended(children.spawn(touch("shell"), { shell: true, stdio: "ignore" })));
  attempt("spawn-sync", () => succeeded(children.spawnSync("/bin/touch", [fresh("spawn-sync")])));
  attempt("spawn-sync-quiet", () => succeeded(children.spawnSync("/bin/touch", [fresh("sync-quiet")],
    { stdio: "ignore" })));
  attempt("exec", () => promised((done) => children.exec(touch("exec"), done)));
  attempt("exec-sync", () => children.execSync(touch("exec-sync")));
  attempt("exec-file", () => promised((done) => children.execFile("/bin/touch", [fresh("exec-file")], done)));
  attempt("exec-file-sync", () => children.execFileSync("/bin/touch", [fresh("exec-file-sync")]));
  attempt("fork", () => ended(children.fork(`${targets.folder}/script.js`)));
  attempt("cluster", () => {
    const cluster = load("cluster");
    cluster.setupPrimary({ exec: `${targets.folder}/script.js` });
    return heard(cluster.fork(), "online");
  });
  attempt("worker", () => heard(new (load("worker_threads").Worker)("0", { eval: true }), "online"));
  deadly("replace-itself", () => node.execve ? node.execve("/bin/touch", ["touch", fresh("execve")]) : ABSENT);
  attempt("signal", () => node.kill(targets.process, "SIGCONT"));
  attempt("signal-nothing", () => node.kill(targets.process, 0));
  attempt("signal-parent", () => node.kill(targets.parent, 0));
  attempt("signal-group", () => node.kill(0, 0));
  attempt("signal-all", () => node.kill(-1, 0));
  attempt("signal-itself", () => node.kill(node.pid, 0));
  attempt("priority", () => load("os").setPriority(targets.process, 19) ?? true);
  attempt("priority-own", () => load("os").setPriority(0, 1) ?? true);
  attempt("set-user", () => node.setuid(node.getuid()) ?? true);
  attempt("set-group", () => node.setgid(node.getgid()) ?? true);
  attempt("set-effective-user", () => node.seteuid(node.geteuid()) ?? true);
  attempt("debug-other", () => node._debugProcess(targets.process) ?? true);
}

function addNodeItself({ node, load, secret, fresh }) {
  attempt("addon", () => node.dlopen({ exports: {} }, targets.addon) ?? true);
  attempt("addon-require", () => load(targets.addon));
  attempt("wasi", () => new (load("wasi").WASI)({ version: "preview1", preopens: { "/": targets.folder } }));
  deadly("inspector", () => {
    const inspector = load("inspector");

    inspector.open(0, "127.0.0.1");
    return inspector.url() ?? Promise.reject(new Error("no address"));
  });
  attempt("internal-spawn", () => succeeded(node.binding("spawn_sync").spawn({
    file: "/bin/touch", args: ["touch", fresh("internal")], envPairs: [], stdio: [{ type: "ignore" }],
  })));
  attempt("internal-file", () => promised((done) => {
    const { FSReqCallback, open } = node.binding("fs");
    const request = new FSReqCallback();

    request.oncomplete = done;
    open(secret, 0, 0o666, request);
  }));
  attempt("internal-connection", () => {
    const { TCP, constants } = node.binding("tcp_wrap");
    const result = new TCP(constants.SOCKET).bind("127.0.0.1", 0);

    if (result !== 0)
      throw new Error(load("util").getSystemErrorName(result));
    return true;
  });
}

/* Waits in real time, whatever the program's clock shows. */
async function answerOf(node, run) {
  const end = node.hrtime.bigint() + BigInt(PATIENCE) * 1000000n;
  let answer = null;

  new Promise((resolve) => resolve(run())).then(
    (value) => { answer = { how: value === ABSENT ? "absent" : "worked", what: "" }; },
    (error) => { answer = { how: "refused", what: String(error?.cause?.code ?? error?.code ?? error) }; });
  while (answer === null && node.hrtime.bigint() < end)
    await new Promise((resolve) => setTimeout(resolve, 1));
  return answer ?? { how: "silent", what: "" };
}

/* What a program must still be able to do: hot loops, garbage collection, promises, waiting, WebAssembly. */
async function compute(load) {
  const add = new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 127, 127, 1, 127, 3, 2, 1, 0, 7, 7, 1, 3, 97, 100, 100, 0, 0, 10, 9, 1,
    7, 0, 32, 0, 32, 1, 106, 11,
  ]);
  const work = load("vm").runInThisContext(`(function () {
    let sum = 0, kept = [];
    for (let i = 0; i < 5000000; i++)
      sum = (sum * 31 + i) % 1000003;
    for (let i = 0; i < 600000; i++) {
      kept.push({ i, list: [i, String(i)] });
      if (kept.length > 40000)
        kept = [];
    }
    return sum;
  })`);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(add));

  for (let i = 0; i < 1000; i++)
    await null;
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
  return `${work()} ${instance.exports.add(2, 3)}`;
}

async function main() {
  const node = await findNode();
  const load = node.mainModule !== undefined ? (name) => node.mainModule.require(name) : node.getBuiltinModule;
  const tools = {
    node, load, fs: load("fs"), net: load("net"), children: load("child_process"),
    secret: `${targets.folder}/secret`,
    fresh: (name) => `${targets.folder}/written-${name}`,
  };

  node.on("uncaughtException", () => {});
  for (const add of [addReading, addWriting, addConnections, addProcesses, addNodeItself])
    add(tools);
  for (const { name, run } of attempts) {
    if (targets.only !== undefined && targets.only !== name)
      continue;
    const { how, what } = await answerOf(node, run);

    console.log(`${name} ${how} ${what.split("\n")[0]}`);
  }
  console.log(`computes worked ${await compute(load)}`);
}

main();
