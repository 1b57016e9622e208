import { takeBuiltins } from '../src/builtin-modules.ts';

const TAKEN = "globalThis.process.getBuiltinModule('node:fs');";

describe(takeBuiltins, () => {
  it.each([
    [
      "import { readFile, open as openFile } from 'node:fs';",
      `const { readFile, open: openFile } = ${TAKEN}`,
    ],
    ['import fs from "node:fs"', `const fs = ${TAKEN}`],
    ["import * as fs from 'node:fs';", `const fs = ${TAKEN}`],
    ["import fs, { open } from 'node:fs';", `const fs = ${TAKEN} const { open } = ${TAKEN}`],
    [
      "import childProcess from 'node:child_process';",
      "const childProcess = new Proxy({}, { get: (_, key) => globalThis.process.getBuiltinModule('node:child_process')[key] });",
    ],
    ["import { open, type Stats } from 'node:fs';", `const { open } = ${TAKEN}`],
    ["import {\n  open,\n  type Stats,\n} from 'node:fs';\nrest", `const { open } = ${TAKEN}\n\n\n\nrest`],
    ["import type { Stats } from 'node:fs';", "import type { Stats } from 'node:fs';"],
    ["import { open } from 'fs-extra';", "import { open } from 'fs-extra';"],
  ])('%j', (text, expected) => {
    expect(takeBuiltins(text)).toBe(expected);
  });
});
