import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSource, type Diagnostic } from '@netloom/diagnostics';
import { checkFleet, fleetMember, loadNetwork, type FleetMember } from '../src/check.ts';
import { checkNetwork } from '../src/index.ts';

const FOLDER = new URL('./strangers/', import.meta.url);
const FILES = readdirSync(FOLDER).toSorted();

interface Checked {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

async function check(file: string): Promise<Checked> {
  const { source, diagnostics } = checkNetwork(await loadNetwork(fileURLToPath(new URL(file, FOLDER)), file));
  return { text: source.text, diagnostics };
}

/** `line code` of each mistake that the file's author marked by `!! code code` behind the line. */
function marked(text: string): readonly string[] {
  return text.split('\n').flatMap((line, index) => {
    const [, codes = ''] = /#.* !! ([a-z0-9 -]+)$/.exec(line) ?? [];
    return codes.split(' ').flatMap((code) => (code === '' ? [] : [`${index + 1} ${code}`]));
  });
}

/** The lines that a finding shows: its own place and the related ones. */
function linesOf({ range, related }: Diagnostic): readonly number[] {
  return [range, ...related.map((one) => one.range)].flatMap((place) =>
    place === null ? [] : [place.start.line],
  );
}

describe('networks that others would write', () => {
  it.each(FILES.filter((file) => !file.includes('spoiled')))('finds nothing in %s', async (file) => {
    expect((await check(file)).diagnostics).toEqual([]);
  });

  it.each(FILES.filter((file) => file.includes('spoiled')))(
    'finds what is marked in %s, and nothing else',
    async (file) => {
      const { text, diagnostics } = await check(file);
      const marks = marked(text);
      const shown = diagnostics.map((one) => ({
        // one finding may show several marked lines: an overlap of three networks is one cause
        marks: linesOf(one)
          .map((line) => `${line} ${one.code}`)
          .filter((mark) => marks.includes(mark)),
        text: `${one.range?.start.line ?? 0} ${one.code}: ${one.message}`,
      }));
      const unmarked = shown.filter((one) => one.marks.length === 0).map((one) => one.text);
      const missing = marks.filter((mark) => !shown.some((one) => one.marks.includes(mark)));
      expect({ missing, unmarked }).toEqual({ missing: [], unmarked: [] });
    },
  );

  it('finds nothing among the two clusters of the rack', () => {
    expect(checkFleet([rack('vlans-bgp.yaml'), rack('vlans-bgp-2.yaml')]).diagnostics).toEqual([]);
  });

  it('finds that they share a pod network on one tailnet, once they do', () => {
    const moved = rack('vlans-bgp-2.yaml', (text) =>
      text.replace('podCidr: 10.54.0.0/16', 'podCidr: 10.52.0.0/16'),
    );
    const { diagnostics } = checkFleet([rack('vlans-bgp.yaml'), moved]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['fleet-networks-overlap']);
  });
});

function rack(file: string, spoil: (text: string) => string = (text) => text): FleetMember {
  const checked = checkNetwork(parseSource(spoil(readFileSync(new URL(file, FOLDER), 'utf8')), file));
  if (checked.kind !== 'checked') throw new Error(`${file} is no network`);
  return fleetMember(checked);
}
