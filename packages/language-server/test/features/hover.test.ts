import { checkNetwork } from '@netloom/engine';
import { hoverAt } from '../../src/features/hover.ts';
import { marked, NETWORK, SCHEMA } from '../support/marked.ts';

async function hover(text: string): Promise<string | null> {
  const { snapshot, offset } = marked(text);
  const checked = checkNetwork(snapshot.parsed);
  const good = checked.kind === 'checked' ? checked : null;
  const found = await hoverAt({ snapshot, result: { snapshot, checked }, good, schema: SCHEMA }, offset);
  if (found === null || !('kind' in Object(found.contents))) return null;
  return JSON.stringify(found.contents);
}

const at = (place: string, text = NETWORK): string => {
  expect(text).toContain(place);
  return text.replace(place, `${place}‸`);
};

describe(hoverAt, () => {
  it('begins with the page of what was found there', async () => {
    const text = NETWORK.replace('address: 192.168.1.20', 'address: 192.168.1.231');
    const found = await hover(at('[192.168.1.231', text));
    expect(found).toMatch(/^\{"kind":"markdown","value":"\*\*\[pool-overlaps-host\]\(file:/);
    expect(found).toContain('holds 192.168.1.231 (lan, host)');
    // the introduction of the page, and none of its examples
    expect(found).not.toContain('```');
  });

  it.each([
    ['who has an address', 'nas, address: 192', '- host:nas holds 192.168.1.20 (lan, host)'],
    ['what is free around it', 'nas, address: 192', 'free, the next: 192.168.1.2, 192.168.1.3, 192.168.1.4'],
    ['what a pool has left', '[ingress, spare', '9 free, the next: 192.168.1.231'],
    ['the addresses of a node', 'node:one', '192.168.1.10 (lan)'],
    ['what leads to a service', 'name: grafana', 'grafana.int.example.com via ingress'],
    ['what a name reaches', 'host: grafana', 'from lan: unknown: rule'],
    ['a key with its default', 'targetPort', 'The pods'],
    ['a key in a mapping', 'autoAssign', 'Default: `true`.'],
  ])('says %s', async (_, place, expected) => {
    expect(await hover(at(place))).toContain(expected);
  });

  it('says nothing in a comment, and in a text that is no YAML', async () => {
    expect(await hover(`# her‸e\n${NETWORK}`)).toBeNull();
    expect(await hover(`${at('host:n')}{`)).toBeNull();
  });

  it('explains keys of a file that is no network', async () => {
    expect(await hover(at('  cidr', NETWORK.replace('name: small\n', '')))).toContain('The IPv4 subnet');
  });
});
