import { NetloomError } from '@netloom/diagnostics/error';
import { RepositoryUnclear } from '@netloom/npm-package';
import { ExecaError } from 'execa';
import { NotReleasable, release } from './release.ts';

try {
  const released = await release({ root: process.cwd(), today: new Date() });
  for (const { name, from, to } of released) {
    console.log(from === to ? `released ${name} ${to}` : `released ${name} ${to} (was ${from})`);
  }
  console.log(
    released.length === 0
      ? 'nothing to release: neither a chart nor the npm package differs from its last release.'
      : 'Push the commit and its tags: git push --follow-tags',
  );
} catch (error) {
  const isKnown =
    error instanceof NotReleasable ||
    error instanceof RepositoryUnclear ||
    error instanceof ExecaError ||
    error instanceof NetloomError;
  if (!isKnown) throw error;
  console.error(error.message);
  process.exitCode = 5;
}
