import { userInfo } from 'node:os';
import { join } from 'node:path';
import { userCache } from '../src/user-cache.ts';

describe(userCache, () => {
  test.each([
    [{ XDG_CACHE_HOME: '/var/cache/me', HOME: '/home/me' }, '/var/cache/me/netloom'],
    [{ HOME: '/home/me' }, '/home/me/.cache/netloom'],
    [{ XDG_CACHE_HOME: 'relative', HOME: '/home/me' }, '/home/me/.cache/netloom'],
  ])('of %j is %s', (env, folder) => {
    expect(userCache(env)).toBe(folder);
  });

  test.each([{ HOME: '' }, { HOME: 'relative' }, { HOME: '', XDG_CACHE_HOME: '' }, {}])(
    'of %j is in the home that the system knows',
    (env) => {
      expect(userCache(env)).toBe(join(userInfo().homedir, '.cache', 'netloom'));
    },
  );
});
