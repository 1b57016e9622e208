import { namedIn, splitChangelog } from '../src/unreleased.ts';

const ENTRY = '## 0.2.0 (2026-12-24)\n\n### Commits\n\n- feat(tunnel): two tunnels (0123456)\n';
const NOTES =
  'Pods of cloudflared restart once.\n\n- `Deployment cloudflare/cloudflared`: asks for less memory';

describe(splitChangelog, () => {
  it('takes the notes of the next release from before the entry of the last one', () => {
    expect(splitChangelog(`## Unreleased\n\n${NOTES}\n\n${ENTRY}`)).toEqual({
      notes: NOTES,
      released: ENTRY,
    });
  });

  it('takes them where nothing was released yet', () => {
    expect(splitChangelog(`## Unreleased\n\n${NOTES}\n`)).toEqual({ notes: NOTES, released: '' });
  });

  it.each(['', ENTRY])('finds none where there is no such heading: %j', (changelog) => {
    expect(splitChangelog(changelog)).toEqual({ notes: '', released: changelog });
  });
});

describe(namedIn, () => {
  it('gives the names of items that say why, sorted', () => {
    const notes = `${NOTES}\n- \`Connector k3s-router\`: another tag\n- \`nothing said\`:\n- no \`name\`: at the start`;
    expect(namedIn(notes)).toEqual(['Connector k3s-router', 'Deployment cloudflare/cloudflared']);
  });
});
