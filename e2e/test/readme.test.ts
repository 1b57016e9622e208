import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { readPage } from './support/page-blocks.ts';
import { ROOT } from './support/repository.ts';
import { shownPattern } from './support/shown-output.ts';

const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
const NODE_BIN = join(ROOT, 'node_modules/.bin');

interface Block {
  readonly language: string;
  readonly text: string;
}

function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({
    language,
    text,
  }));
}

const blocks = blocksOf(readme);

const shown = readPage(readme).flatMap((block) => (block.kind === 'shown' ? block.shown : []));

/** What a person sees of it on the terminal, without npm's own lines. */
async function run(command: string): Promise<string> {
  const { all } = await execa(command, {
    shell: true,
    all: true,
    reject: false,
    cwd: ROOT,
    env: { PATH: `${NODE_BIN}:${process.env.PATH ?? ''}`, NO_COLOR: '1' },
  });
  return all.replaceAll(/^(> .*|npm warn .*)\n/gm, '').trim();
}

describe('README.md', () => {
  it('shows commands', () => {
    expect(shown.length).toBeGreaterThan(2);
  });

  it.each(shown)(
    'shows what `$command` prints',
    async ({ command, output }) => {
      expect(`${await run(command)}\n`).toMatch(shownPattern(output));
    },
    300_000,
  );

  it('starts with the two commands of package.json', async () => {
    const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'test']));
    expect(blocks[0]).toEqual({ language: 'sh', text: 'npm ci && npm start\nnpm ci && npm test\n' });
  });

  it('packages the umbrella that it installs', async () => {
    const install = blocks.find(({ text }) => text.includes('helm upgrade --install'));
    const [packaging = '', ...rest] = install?.text.split('\n') ?? [];
    await run(packaging);
    const [, archive = ''] = /--install netloom (\S+)/.exec(rest.join('\n')) ?? [];
    expect(existsSync(join(ROOT, archive))).toBe(true);
  }, 300_000);

  it('names files that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path);
    const files = [...readme.matchAll(/(?:-f|--values) (\S+)/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(10);
    expect([...links, ...files].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
