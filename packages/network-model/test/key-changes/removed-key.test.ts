import { parseSource } from '@netloom/diagnostics';
import { decode } from '../../src/index.ts';
import { minimalWith } from '../../src/testing/index.ts';
import { change } from './moves.ts';

const REMOVED = [
  change('policy', 'policies'),
  change('services[].address', 'services[].loadBalancerIP'),
  change('lan.asn', 'loadBalancer.bgp.asn'),
];

function mistakes(text: string): readonly unknown[] {
  return decode(parseSource(text, 'network.yaml'), REMOVED).diagnostics.map(
    ({ code, message, help, fix }) => ({
      code,
      message,
      help,
      text: fix?.edits[0]?.text,
    }),
  );
}

describe('a key that a version has removed', () => {
  it('is an unknown key whose message names the version, and is renamed by --fix', () => {
    expect(mistakes(minimalWith('policy: {}\n'))).toEqual([
      {
        code: 'unknown-key',
        message: 'unknown key "policy" at the top level, which netloom 1.0.0 removed',
        help: 'write policies',
        text: 'policies',
      },
    ]);
  });

  it('is not renamed to what merely looks like it, where its meaning is elsewhere', () => {
    expect(mistakes(minimalWith().replace('lan: { ', 'lan: { asn: 64512, '))).toEqual([
      {
        code: 'unknown-key',
        message: 'unknown key "asn" in lan, which netloom 1.0.0 removed',
        help: 'write loadBalancer.bgp.asn',
        text: undefined,
      },
    ]);
  });

  it('is not renamed where the new key is written, too', () => {
    expect(mistakes(minimalWith('policies: {}\npolicy: {}\n'))).toMatchObject([
      { help: 'write policies', text: undefined },
    ]);
  });
});
