import type { NetloomRun } from './netloom.ts';

/** The lines of stderr that say what became of the steps. */
export function stepLines({ stderr }: NetloomRun): readonly string[] {
  return stderr.split('\n').filter((line) => /^(done|unchanged|tried|skipped) /.test(line));
}

/** Why a plan was refused: `code: message`. */
export function refusals({ stdout }: Pick<NetloomRun, 'stdout'>): readonly string[] {
  return [...stdout.matchAll(/^refused\[(.*?)\]: (.*)$/gm)].map(
    ([, code = '', message = '']) => `${code}: ${message}`,
  );
}
