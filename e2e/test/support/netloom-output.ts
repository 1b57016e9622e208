import type { NetloomRun } from './netloom.ts';

/** The lines of stderr with the outcomes of steps. */
export function stepLines({ stderr }: NetloomRun): readonly string[] {
  return stderr.split('\n').filter((line) => /^(done|unchanged|tried|skipped) /.test(line));
}

/** The refusals of a plan: `code: message`. */
export function refusals({ stdout }: Pick<NetloomRun, 'stdout'>): readonly string[] {
  return [...stdout.matchAll(/^refused\[(.*?)\]: (.*)$/gm)].map(
    ([, code = '', message = '']) => `${code}: ${message}`,
  );
}
