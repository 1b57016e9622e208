import { inspect } from 'node:util';
import { ApiToken } from '../../src/client/index.ts';

const TEXT = 'netloom@pve!ci=00000000-0000-4000-8000-000000000002';

describe(ApiToken, () => {
  it.each([TEXT, `PVEAPIToken=${TEXT}`, ` ${TEXT}\n`])('takes %j', (text) => {
    expect(ApiToken.parse(text)?.header).toBe(`PVEAPIToken=${TEXT}`);
  });

  it.each([
    '',
    'hunter2',
    'netloom@pve!ci',
    'netloom!ci=00000000-0000-4000-8000-000000000002',
    `${TEXT}\nmore`,
  ])('does not take %j', (text) => {
    expect(ApiToken.parse(text)).toBeNull();
  });

  it('shows its name and never its secret', () => {
    const token = ApiToken.parse(TEXT);
    expect(String(token)).toBe('netloom@pve!ci');
    expect(`${inspect(token)}${JSON.stringify(token)}`).not.toContain('0002');
  });
});
