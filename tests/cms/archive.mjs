// The archive that a content management system is tried on: what it held, what a save changed in it.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

export const archive = (annals, folder) => {
  const git = (...words) => execFileSync("git", ["-C", folder, ...words], { encoding: "utf8" });
  const read = file => readFileSync(path.join(folder, file), "utf8");
  return {
    read,
    committed: file => git("show", `HEAD:${file}`),
    changed: () => git("status", "--porcelain", "--untracked-files=all").split("\n").filter(Boolean).map(line => line.slice(3)),
    // Ends with an exception where `annals check` finds an error.
    check: () => execFileSync(annals, ["--root", folder, "--lang", "en", "check"], { encoding: "utf8" }),
    restore: () => {
      git("reset", "--quiet", "--hard");
      git("clean", "--quiet", "--force", "-d");
    },
  };
};

// A file as both systems save it: they end the last line where the text does not.
export const ended = text => text.endsWith("\n") ? text : `${text}\n`;
