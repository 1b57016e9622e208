import { plain } from '@netloom/chart-kit';
import { prerequisiteSecrets } from '../../src/index.ts';
import { loadText, minimalWith } from '../../src/testing/index.ts';
import { mistakesOf, printed } from '../mistakes.ts';

const ID = 'id: 11111111-2222-3333-4444-555555555555';

const secretsOf = (tunnel: string): unknown =>
  prerequisiteSecrets(loadText(minimalWith(`tunnel: { ${tunnel} }\n`)).network).map(
    ({ namespace, name, keys, purpose }) => [namespace, name, keys, purpose],
  );

describe('tunnel', () => {
  it('has a credentials file and local rules unless more is stated', () => {
    const { tunnel } = loadText(minimalWith(`tunnel: { ${ID} }\n`)).network;
    expect(plain(tunnel)).toMatchObject({
      credentials: { existingSecret: 'cloudflared-credentials', key: 'credentials.json' },
      token: null,
      management: 'local',
    });
    expect(secretsOf(`${ID}, credentials: { key: mine.json }`)).toEqual([
      [
        'cloudflare',
        'cloudflared-credentials',
        ['mine.json'],
        'Credentials file of the tunnel, for cloudflared.',
      ],
    ]);
  });

  it('has a token in place of it', () => {
    expect(secretsOf(`${ID}, token: {}, management: remote`)).toEqual([
      ['cloudflare', 'cloudflared-token', ['token'], 'Token of the tunnel, for cloudflared.'],
    ]);
  });

  it.each([
    [`${ID}, token: {}`, 'whose rules a tunnel with a token follows must be stated'],
    [`${ID}, management: dashboard`, 'management'],
  ])('%s is refused', (tunnel, message) => {
    expect(printed(mistakesOf(minimalWith(`tunnel: { ${tunnel} }\n`))).join('\n')).toContain(message);
  });
});
