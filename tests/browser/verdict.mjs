// Doing things with many pages, a few at a time, and telling what was wrong with them.
import { availableParallelism } from "node:os";

// Does the work for each item, a few at a time.
export async function each(items, work) {
  const waiting = [...items];
  const worker = async () => {
    while (waiting.length) await work(waiting.shift());
  };
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, worker));
}

// What was held against what, told a line each.
export class Verdict {
  failures = 0;
  tried = 0;

  say(what, faults) {
    this.tried += 1;
    this.failures += faults.length;
    if (faults.length === 0) return;
    console.log(`FAILED  ${what}`);
    for (const fault of faults) console.log(`        ${fault}`);
  }

  // Ends the program. A test that tried nothing has proved nothing.
  end(of) {
    console.log(`${this.failures || this.tried === 0 ? "FAILED" : "ok    "}  ${of}: ${this.tried} tried, ${this.failures} faults`);
    process.exit(this.failures === 0 && this.tried > 0 ? 0 : 1);
  }
}
