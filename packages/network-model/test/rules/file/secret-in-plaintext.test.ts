import { parseSource, printJson } from '@netloom/diagnostics';
import { secretFindings, secretInPlaintext } from '../../../src/rules/file/secret-in-plaintext.ts';
import { diagnose, minimalWith } from '../../../src/testing/index.ts';

// put together here, so that no scanner takes this file for a leak.
const KEY = ['tskey', 'client', 'k1234CNTRL', 'abcdef'].join('-');
const SAID =
  'this looks like a Tailscale key: anyone who can read the file, or an older version of it, has it';

test.each([
  [
    'a value',
    minimalWith(
      `dns: { zone: example.com, records: [{ name: x.example.com, type: TXT, targets: [${KEY}] }] }\n`,
    ),
  ],
  ['a comment', minimalWith(`# made with ${KEY}\n`)],
])('finds a secret in %s, and never prints it', (_, text) => {
  const found = diagnose(text, secretInPlaintext);
  expect(found.map(({ message }) => message)).toEqual([SAID]);
  expect(printJson(found)).not.toContain(KEY);
});

it('finds it in a file that is not a network, too', () => {
  const { source } = parseSource(`name: [ ${KEY}\n`, 'network.yaml');
  expect([...secretFindings(source)].map(({ message }) => message)).toEqual([SAID]);
});
