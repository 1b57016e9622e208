import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inScratchClone } from '@netloom/toolchain';
import { CHARTS as PACKAGES } from '@netloom/umbrella';
import { execa } from 'execa';
import { CHARTS, ROOT } from './support/repository.ts';

const NETWORKS = ['networks/homelab', 'examples/dual-stack-bgp', 'examples/gateways', 'examples/minimal'];
const DAYS = 40;

/** A Node whose clock is some weeks ahead. */
const LATER = `
const Today = Date;
const ahead = ${DAYS} * 86_400_000;
globalThis.Date = class extends Today {
  constructor(...parts) {
    if (parts.length === 0) super(Today.now() + ahead);
    else super(...parts);
  }
  static now() {
    return Today.now() + ahead;
  }
};`;

const HERE = { TZ: 'UTC', LC_ALL: 'C' };
const ELSEWHERE = {
  TZ: 'Pacific/Kiritimati',
  LC_ALL: 'da_DK.UTF-8',
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(LATER)}`,
};

type Place = typeof HERE | typeof ELSEWHERE;

/** All that `build` and `template` make of the networks in a checkout: path → text. */
async function made(root: string, env: Place): Promise<Readonly<Record<string, string>>> {
  const out = await mkdtemp(join(tmpdir(), 'netloom-made-'));
  try {
    await execa(process.execPath, ['e2e/test/support/make-networks.ts', out, ...NETWORKS], {
      cwd: root,
      env,
    });
    const files = await filesIn(out);
    return Object.fromEntries(
      await Promise.all(
        files.map(async (file): Promise<[string, string]> => [file, await readFile(join(out, file), 'utf8')]),
      ),
    );
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).toSorted();
}

describe('what netloom and Helm make', () => {
  it('is the same on another day, in another time zone and language, in another checkout', async () => {
    const where =
      '[new Date().toISOString().slice(0, 10), new Date().getTimezoneOffset(), Intl.Collator().resolvedOptions().locale]';
    const [one, other] = await Promise.all(
      [HERE, ELSEWHERE].map(async (env): Promise<unknown> => {
        const { stdout } = await execa(process.execPath, ['--print', `JSON.stringify(${where})`], { env });
        return JSON.parse(stdout);
      }),
    );
    expect({ one, other }).toEqual({
      one: [dayIn(0), 0, 'en-US'],
      other: [dayIn(DAYS), -840, 'da-DK'],
    });
    const here = await made(ROOT, HERE);
    expect(Object.keys(here).length).toBeGreaterThan(60);
    await inScratchClone(ROOT, async ({ root }) => {
      expect(await made(root, ELSEWHERE)).toEqual(here);
    });
  }, 300_000);
});

function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** What a template must not ask: the clock, chance, the cluster, the release's history, the machine. */
const UNSTEADY =
  /\b(now|ago|date|dateInZone|dateModify|htmlDate|htmlDateInZone|rand[A-Z]\w*|randInt|shuffle|uuidv4|gen[A-Z]\w*|derivePassword|bcrypt|htpasswd|encryptAES|lookup|getHostByName|env|expandenv)\b|\.Capabilities\b|\.Release\.(IsInstall|IsUpgrade|Revision)\b/g;

/** The umbrella's requirements render nothing: they fail, where a live cluster says that something is missing. */
const ALLOWED = ['netloom/templates/requirements.yaml lookup', 'netloom/templates/requirements.yaml lookup'];

describe('templates', () => {
  it('ask nothing that differs from day to day, from cluster to cluster, or from install to upgrade', async () => {
    const folders = PACKAGES.map(({ chart }) => `${chart.name}/templates`);
    const found: string[] = [];
    for (const folder of folders) {
      for (const file of await filesIn(join(CHARTS, folder))) {
        const text = await readFile(join(CHARTS, folder, file), 'utf8');
        const actions = text.replaceAll(/\{\{-?\s*\/\*[^]*?\*\/\s*-?\}\}/g, '').match(/\{\{[^]*?\}\}/g) ?? [];
        const words = actions.flatMap((action) => withoutTexts(action).match(UNSTEADY) ?? []);
        found.push(...words.map((word) => `${folder}/${file} ${word}`));
      }
    }
    expect(found).toEqual(ALLOWED);
  });

  it.each([
    ['{{ now }}', ['now']],
    ['{{ .Values.a | default (randAlphaNum 8) }}', ['randAlphaNum']],
    ['{{- if .Capabilities.APIVersions.Has "a/v1" }}', ['.Capabilities']],
    ['{{ if .Release.IsInstall }}', ['.Release.IsInstall']],
    ['{{ .Values.date }} {{ "now" }} {{ .Values.environment }}', []],
  ])('are read: %s', (text, words) => {
    expect(withoutTexts(text).match(UNSTEADY) ?? []).toEqual(words);
  });
});

/** Without quoted texts and without names of values, which may be words of anything. */
function withoutTexts(action: string): string {
  return action.replaceAll(/"(?:\\.|[^"\\])*"|`[^`]*`/g, '""').replaceAll(/\.Values(\.\w+)+/g, '.Values');
}
