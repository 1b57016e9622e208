import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dumpYaml, plain } from '@netloom/chart-kit';
import { findHelm } from '@netloom/helm';
import fc from 'fast-check';

// the same texts each time; another seed is another set of them
const SEED = 20_261_128;
const TEXTS = 20_000;

/** What readers of YAML have taken for numbers, dates, booleans and null. */
const KNOWN = [
  ...['0X1F', '0B1', '0O7', '4_2e1', '071_595', '0x_1F', '-_1', '+_1', '0_b1', '0b-101', '0o-17', '-0b11'],
  ...['1,000', '1e3', '1E+3', '.5', '5.', '-.5', '1.e2', '1_0.5', '.5_0', '1:30', '190:20:30.15', '0.0.0'],
  ...[
    '2026-01-01',
    '2026-1-2',
    '2026-1-2 3:4:5',
    '2026-01-01T00:00:00Z',
    '.inf',
    '-.INF',
    '.NaN',
    'Infinity',
  ],
  ...[
    'y',
    'N',
    'yes',
    'No',
    'on',
    'OFF',
    'true',
    'FALSE',
    'null',
    'Null',
    '~',
    '',
    '=',
    '<<',
    '-',
    '---',
    '...',
  ],
];

/** Close to a number. */
const numeric = fc
  .array(fc.constantFrom(...Array.from('0123456789012789__..,:+-eExXoObBaAfFiInNtTzZ ')), {
    minLength: 1,
    maxLength: 9,
  })
  .map((characters) => characters.join(''));

const text = fc.oneof(
  { weight: 6, arbitrary: numeric },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...KNOWN), numeric).map(([known, more]) => known + more) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);

const TEMPLATE = `values: {{ .Values.texts | toJson | b64enc }}
keys: {{ keys .Values.keys | toJson | b64enc }}
`;

/** A values file as Helm reads it: the JSON of what a template sees. */
async function throughHelm(values: string): Promise<{ readonly values: unknown; readonly keys: unknown }> {
  const chart = await mkdtemp(join(tmpdir(), 'netloom-strings-'));
  try {
    await mkdir(join(chart, 'templates'));
    await writeFile(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: strings\nversion: 0.0.1\n');
    await writeFile(join(chart, 'templates/out.yaml'), TEMPLATE);
    await writeFile(join(chart, 'values.yaml'), values);
    const helm = await findHelm(process);
    const { stdout } = await helm.run(['template', 'strings', chart]);
    return { values: read(stdout, 'values'), keys: read(stdout, 'keys') };
  } finally {
    await rm(chart, { recursive: true, force: true });
  }
}

function read(output: string, key: string): unknown {
  const line = output.split('\n').find((one) => one.startsWith(`${key}: `)) ?? '';
  return JSON.parse(Buffer.from(line.slice(key.length + 2), 'base64').toString('utf8'));
}

function isWritable(candidate: string): boolean {
  try {
    plain(candidate);
    return true;
  } catch {
    return false;
  }
}

describe(dumpYaml, () => {
  it(`writes texts that Helm reads as the same texts, as values and as keys: ${TEXTS} of them, seed ${SEED}`, async () => {
    const drawn = fc.sample(text, { numRuns: TEXTS, seed: SEED });
    const texts = [...new Set([...KNOWN, ...drawn])].filter(isWritable);
    process.stderr.write(`strings through Helm, seed ${SEED}: ${texts.length} different texts\n`);
    const keys = Object.fromEntries(texts.map((key) => [key, 1]));
    const seen = await throughHelm(dumpYaml(plain({ texts, keys })));
    const values = seen.values as readonly unknown[];
    const changed = texts.flatMap((written, index) =>
      values[index] === written ? [] : [{ written, read: values[index] }],
    );
    expect(changed).toEqual([]);
    expect(new Set(seen.keys as readonly string[])).toEqual(new Set(texts));
  }, 300_000);
});
