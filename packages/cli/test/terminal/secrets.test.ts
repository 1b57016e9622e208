import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTempFolder, SMALL } from '../netloom.ts';
import { runHere } from '../run-here.ts';

// put together here, so that no scanner takes this file for a leak.
const KEY = ['tskey', 'auth', 'kNotARealOne11CNTRL', 'abcdefghijklmnop'].join('-');
const PASSWORD = 'correct%horse';
const URL_WITH = `https://me:${PASSWORD}@git.example.com/x`;
/** Nothing of them is printed, cut short or not. */
const PARTS = ['kNotARealOne', 'correct%', 'correct%25horse'];

const FIREWALL = `firewall:
  - { name: ssh, from: 'host:nobody', to: nodes, ports: [22/tcp], purpose: "see ${URL_WITH}" } # ${KEY}
`;

const FILES: readonly (readonly [string, string])[] = [
  ['a network that could be checked', `${SMALL}${FIREWALL}`],
  ['a bad value', `${SMALL}${FIREWALL}tunnel: { id: ${KEY} }\n`],
  ['a misspelt key, which a fix writes anew', `${SMALL}firewal: [{ name: ${KEY} }]\nfirewall: []\n`],
  ['an alias and a tag', `${SMALL}x: !${KEY} '${URL_WITH}'\ny: *${KEY}\n`],
  ['a key that is written twice', `${SMALL}domain: ${KEY}\n# ${URL_WITH}\n`],
  ['no YAML', `${SMALL}lan: [\n  "${KEY}\n`],
];

const FORMS = ['human', 'json', 'sarif', 'github'];

describe('a secret in the file', () => {
  describe.each(FILES)('of %s', (_, text) => {
    it.each([
      ...FORMS.map((form) => ['validate', '--output', form]),
      ['validate', '--fix-dry-run'],
      ['build', '--check'],
      ['template'],
      ['matrix', '--output', 'json'],
      ['docs'],
    ])('is shown by no `%s %s %s`', (command, ...options) =>
      inTempFolder(async (folder) => {
        const file = join(folder, 'network.yaml');
        await writeFile(file, text);
        const { code, stdout, stderr } = await runHere([command, file, ...options]);
        const printed = stdout + stderr;
        expect(PARTS.filter((part) => printed.includes(part))).toEqual([]);
        if (command !== 'matrix') expect([code, printed]).not.toEqual([0, expect.anything()]);
        if (command === 'validate') expect(printed).toContain('secret-in-plaintext');
      }),
    );
  });

  it.each([
    ['uses', 'firewall:ssh'],
    ['uses', '192.168.1.10'],
    ['trace', 'lan', 'tcp://192.168.1.10:22'],
    ['plan', '--against', 'FILE'],
  ])('is shown by no answer about the network: %s', (command, ...args) =>
    inTempFolder(async (folder) => {
      const [file, other] = [join(folder, 'network.yaml'), join(folder, 'other.yaml')];
      await writeFile(file, `${SMALL}${FIREWALL}`);
      await writeFile(other, SMALL);
      const about =
        command === 'plan'
          ? [other, ...args.map((arg) => (arg === 'FILE' ? file : arg))]
          : [...args, '--network', file];
      const { stdout, stderr } = await runHere([command, ...about]);
      const printed = stdout + stderr;
      expect(PARTS.filter((part) => printed.includes(part))).toEqual([]);
    }),
  );
});
