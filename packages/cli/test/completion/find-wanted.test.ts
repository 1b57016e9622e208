import type { Command } from 'commander';
import { findWanted } from '../../src/completion/find-wanted.ts';
import { valueKind } from '../../src/completion/value-kinds.ts';
import { declaredCommands } from '../../src/declared-commands.ts';

const ignore = (): void => undefined;

function program(): Command {
  const [command] = declaredCommands(ignore);
  const { parent } = command ?? {};
  if (!parent) throw new Error('no commands');
  return parent;
}

/** The words that fit after `netloom …`, and what else does. */
function wanted(...words: readonly string[]): readonly [readonly string[], string] {
  const { candidates, kind } = findWanted(program(), words);
  return [candidates.map(({ value }) => value), kind];
}

describe(findWanted, () => {
  it('gives the commands that a person types', () => {
    const [commands] = wanted('');
    expect(commands).toEqual(expect.arrayContaining(['validate', 'proxmox', 'completion', 'help']));
    expect(commands).not.toContain('complete');
    expect(wanted('proxmox', '')[0]).toEqual(['render', 'plan', 'apply', 'help']);
  });

  it('gives the options that are left', () => {
    const [options] = wanted('validate', '--fix', '--verbose', '-');
    expect(options).toEqual([
      '--fix-dry-run',
      '--output',
      '--fail-on',
      '--max-warnings',
      '--watch',
      '--help',
    ]);
    // it may be repeated
    expect(wanted('apply', '--allow-deletes', 'Service=1', '--')[0]).toContain('--allow-deletes');
  });

  it.each([
    [['validate', '--output', ''], ['human', 'json', 'sarif', 'github'], 'free'],
    [['validate', '--output', 'json', '--fail-on', ''], ['error', 'warning'], 'free'],
    [['doctor', '--only', 'tunnel', ''], expect.arrayContaining(['ingress']), 'free'],
    [['completion', ''], ['bash', 'zsh', 'fish'], 'free'],
    [['validate', ''], [], 'file'],
    [['validate', 'one', ''], [], 'file'],
    [['build', '--out', ''], [], 'file'],
    [['docs', '--check', ''], [], 'file'],
    [['explain', ''], [], 'code'],
    [['explain', 'one', ''], [], 'free'],
    [['trace', ''], [], 'endpoint'],
    [['trace', 'lan', ''], [], 'target'],
    [['trace', '--output', 'json', 'lan', ''], [], 'target'],
    [['trace', '--', 'lan', '-'], [], 'target'],
    [['uses', ''], [], 'subject'],
    [['plan', '--against', ''], [], 'against'],
    [['plan', '--checksum', ''], [], 'free'],
    [['publish', 'oci://x', ''], [], 'chart'],
    [['unheard-of', ''], expect.anything(), 'free'],
    [['validate', '--unheard-of', ''], [], 'file'],
    [['validate', '--unheard-of='], [], 'free'],
  ])('%j', (words, values, kind) => {
    expect(wanted(...words)).toEqual([values, kind]);
  });

  it('knows a value that is written with its option', () => {
    expect(findWanted(program(), ['validate', '--output=j'])).toMatchObject({
      start: '--output=',
      kind: 'free',
    });
    expect(findWanted(program(), ['uses', '--network=home', ''])).toMatchObject({ network: 'home' });
    expect(findWanted(program(), ['uses', '--network', 'home', ''])).toMatchObject({ network: 'home' });
  });
});

describe(valueKind, () => {
  it('is stated for every value of every command', () => {
    const commands = declaredCommands(ignore);
    const values = commands.flatMap(({ registeredArguments, options }) => [
      ...registeredArguments,
      ...options.filter(({ required, optional }) => required || optional),
    ]);
    const unknown = values.filter((value) => value.argChoices === undefined && valueKind(value) === null);
    expect(unknown.map((value) => ('flags' in value ? value.flags : value.name()))).toEqual([]);
    expect(values.length).toBeGreaterThan(50);
  });
});
