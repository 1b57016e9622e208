import { join } from 'node:path';
import { checkPullRequest } from './check-pull-request.ts';
import { readJob } from './job.ts';

const job = await readJob(process.env);
process.exitCode = await checkPullRequest(job, {
  // beside this file in the package
  command: [process.execPath, join(import.meta.dirname, '../bin/netloom.js')],
  env: process.env,
  print: (text) => process.stdout.write(text),
});
