import { parseArgs } from 'node:util';
import { checkHomonyms } from './check-homonyms.ts';
import { checkImportCycles } from './check-import-cycles.ts';
import { describeStructure } from './describe-structure.ts';
import { readStructure } from './structure.ts';

const { values } = parseArgs({
  options: {
    root: { type: 'string', default: process.cwd() },
    output: { type: 'string', default: 'human' },
    check: { type: 'boolean', default: false },
  },
});

if (values.check) {
  const problems = [...checkHomonyms(values.root), ...checkImportCycles(values.root)];
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
} else {
  const structure = readStructure(values.root);
  console.log(values.output === 'json' ? JSON.stringify(structure, null, 2) : describeStructure(structure));
}
