import { NetloomError } from '@netloom/diagnostics/error';
import { ExecaError } from 'execa';
import { NotReleasable, releaseCharts } from './release.ts';

try {
  const released = await releaseCharts({ root: process.cwd(), today: new Date() });
  for (const { chart, from, to } of released) {
    console.log(from === to ? `released ${chart} ${to}` : `released ${chart} ${to} (was ${from})`);
  }
  console.log(
    released.length === 0
      ? 'nothing to release: no chart differs from its last release.'
      : 'Push the commit and its tags: git push --follow-tags',
  );
} catch (error) {
  const isKnown =
    error instanceof NotReleasable || error instanceof ExecaError || error instanceof NetloomError;
  if (!isKnown) throw error;
  console.error(error.message);
  process.exitCode = 5;
}
