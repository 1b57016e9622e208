import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shell } from '@netloom/toolchain';
import { execa } from 'execa';

export interface ShellScene {
  readonly shell: Shell;
  /** Where the settings of the shell are written. */
  readonly home: string;
  readonly cwd: string;
  /** With the command, as a person has installed it. */
  readonly path: string;
}

/** Types a line into a shell that a person works in, and Tab. Resolves to the line that it makes of it. */
export type PressTab = (line: string, scene: ShellScene) => Promise<string>;

/** readline edits what comes through a pipe, too. */
const bash: PressTab = async (line, scene) => {
  const { home, shell } = scene;
  const settings = join(home, 'bashrc');
  await writeFile(
    settings,
    `source <(netloom completion bash)
show() { printf '<%s>\\n' "$READLINE_LINE"; exit; }
bind -x '"\\C-t": show'
`,
  );
  const stdout = await run(shell.path, ['--rcfile', settings, '-i'], { ...scene, input: `${line}\t\u0014` });
  return shownIn(stdout);
};

/** zle edits only what comes from a terminal, which a module of zsh itself is. */
const zsh: PressTab = async (line, scene) => {
  const { home, shell } = scene;
  await writeFile(
    join(home, '.zshrc'),
    `${shell.setup}autoload -Uz compinit; compinit -u -d "$ZDOTDIR/dump"
setopt NO_BEEP
source <(netloom completion zsh)
show() { print -r -- "<$BUFFER>"; exit }; zle -N show; bindkey '^T' show
`,
  );
  const script = `${shell.setup}zmodload zsh/zpty
zpty shell "$1" -i
zpty -w -n shell "$2"$'\\t\\x14'
while zpty -r shell part; do print -rn -- "$part"; done
`;
  return shownIn(await run(shell.path, ['-f', '-c', script, 'zsh', shell.path, line], scene));
};

/** fish says itself what it would offer; the only offer, or what all of them begin with, is put in. */
const fish: PressTab = async (line, scene) => {
  const { shell } = scene;
  const script = `${shell.setup}netloom completion fish | source; complete --do-complete "$argv[1]"`;
  const stdout = await run(shell.path, ['--no-config', '-c', script, line], scene);
  const offers = stdout.split('\n').map((offer) => offer.split('\t')[0] ?? '');
  const last = line.slice(line.lastIndexOf(' ') + 1);
  const [only = last, ...others] = offers.filter((offer) => offer !== '');
  if (others.length > 0) return line;
  return `${line.slice(0, line.length - last.length)}${only}${only.endsWith('/') ? '' : ' '}`;
};

const TABS = { bash, zsh, fish } as const satisfies Readonly<Record<string, PressTab>>;

/** Presses Tab in a shell of this name. */
export async function pressTab(name: keyof typeof TABS, line: string, scene: ShellScene): Promise<string> {
  await mkdir(scene.home, { recursive: true });
  return TABS[name](line, scene);
}

interface ShellRun extends ShellScene {
  readonly input?: string;
}

async function run(
  program: string,
  args: readonly string[],
  { shell, home, cwd, path, input = '' }: ShellRun,
): Promise<string> {
  const { all } = await execa(program, args, {
    cwd,
    env: { ...shell.env, PATH: path, HOME: home, ZDOTDIR: home, TERM: 'dumb', LC_ALL: 'C.UTF-8' },
    extendEnv: false,
    all: true,
    input,
    reject: false,
    timeout: 60_000,
  });
  return all;
}

function shownIn(output: string): string {
  const line = /<(netloom[^>]*)>/.exec(output)?.[1];
  if (line === undefined) throw new Error(`the shell showed no line:\n${output}`);
  return line;
}
