// XState: the snapshot of an actor, read from JSON and written back at each move.
// Words: the folder whose node_modules hold the packages, the folder to write to.
"use strict";
const crypto = require("node:crypto");
const path = require("node:path");
const readline = require("node:readline");

const [packages, folder] = process.argv.slice(2);
const from = (name) => require(require.resolve(name, { paths: [packages] }));
const { createActor, createMachine } = from("xstate");
const Database = from("better-sqlite3");

const BEFORE = Array.from({ length: 15 }, (_, n) => `t${n + 1}`);
const TOGETHER = ["t16", "t17", "t18"];
const AFTER = ["t19", "t20"];
const STEPS = [...BEFORE, ...TOGETHER, ...AFTER];
const SAID = {
  actor: "孙丽（示例）",
  at: "2026-11-22T10:00:00Z",
  note: "经审核，材料齐全、程序合法，同意按程序提交下一环节办理。",
};

const states = { end: { type: "final" } };
[...BEFORE, "together"].slice(0, -1).forEach((step, n) => {
  states[step] = { on: { [step]: BEFORE[n + 1] ?? "together" } };
});
states.together = {
  type: "parallel",
  onDone: AFTER[0],
  states: Object.fromEntries(
    TOGETHER.map((step) => [
      step,
      { initial: "due", states: { due: { on: { [step]: "done" } }, done: { type: "final" } } },
    ]),
  ),
};
AFTER.forEach((step, n) => {
  states[step] = { on: { [step]: AFTER[n + 1] ?? "end" } };
});
const machine = createMachine({ id: "course", initial: BEFORE[0], states });

const database = new Database(path.join(folder, "cases.db"));
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.exec(
  "CREATE TABLE passage (id INTEGER PRIMARY KEY, snapshot TEXT, seq INTEGER, head BLOB);" +
    "CREATE TABLE event (case_id INTEGER, seq INTEGER, body TEXT, digest BLOB," +
    " PRIMARY KEY (case_id, seq)) WITHOUT ROWID",
);
const open = database.prepare("INSERT INTO passage (snapshot, seq, head) VALUES (?, 0, ?)");
const read = database.prepare("SELECT snapshot, seq, head FROM passage WHERE id = ?");
const append = database.prepare("INSERT INTO event VALUES (?, ?, ?, ?)");
const write = database.prepare("UPDATE passage SET snapshot = ?, seq = ?, head = ? WHERE id = ?");

const advance = database.transaction((id, step) => {
  const row = read.get(id);
  const actor = createActor(machine, { snapshot: JSON.parse(row.snapshot) }).start();
  actor.send({ type: step });
  const seq = row.seq + 1;
  const { actor: who, at, note } = SAID;
  const body = JSON.stringify({ actor: who, at, case: id, note, seq, step });
  const digest = crypto.createHash("sha256").update(row.head).update(body).digest();
  append.run(id, seq, body, digest);
  write.run(JSON.stringify(actor.getPersistedSnapshot()), seq, digest, id);
}).immediate;

function runOne(moves) {
  const begun = JSON.stringify(createActor(machine).start().getPersistedSnapshot());
  const id = Number(open.run(begun, Buffer.alloc(32)).lastInsertRowid);
  const working = process.cpuUsage();
  for (const step of STEPS) {
    const began = process.hrtime.bigint();
    advance(id, step);
    moves.push(Number(process.hrtime.bigint() - began) / 1e9);
  }
  const { user, system } = process.cpuUsage(working);
  if (JSON.parse(read.get(id).snapshot).status !== "done") throw new Error("not at its end");
  return (user + system) / 1e3;
}

function round(seconds) {
  const moves = [];
  let cases = 0;
  let taken = 0;
  let busy = 0;
  while (taken < seconds) {
    busy += runOne(moves);
    cases += 1;
    taken = moves.reduce((sum, each) => sum + each, 0);
  }
  moves.sort((one, other) => one - other);
  const at = (share) => 1e3 * moves[Math.floor(moves.length * share)];
  return {
    cases,
    seconds: taken,
    move_cpu_ms: busy / moves.length,
    move_p50_ms: at(0.5),
    move_p99_ms: at(0.99),
  };
}

runOne([]);
const versions = Object.fromEntries(
  ["xstate", "better-sqlite3"].map((name) => [name, from(`${name}/package.json`).version]),
);
console.log(JSON.stringify({ versions: { node: process.versions.node, ...versions } }));
readline
  .createInterface({ input: process.stdin })
  .on("line", (line) => console.log(JSON.stringify(round(Number(line)))));
