import { githubForge } from '../../src/forge/forges.ts';
import { putComment } from '../../src/forge/put-comment.ts';
import { withForge, type Answer, type Asked } from './forge-server.ts';

const BODY = '<!-- netloom plan: home -->\n\nno changes';
const COMMENTS = '/repos/me/home/issues/7/comments';

async function put(
  answer: (asked: Asked, origin: string) => Answer,
  expected: string | RegExp,
): Promise<readonly string[]> {
  const asked = await withForge(answer, async (origin) => {
    const env = { GITHUB_API_URL: origin, GITHUB_REPOSITORY: 'me/home' };
    const putting = putComment(githubForge({ env, token: 'secret', number: 7 }), BODY, [0, 0]);
    if (typeof expected === 'string') expect(await putting).toBe(expected);
    else await expect(putting).rejects.toThrow(expected);
  });
  expect(asked.map(({ authorization }) => authorization)).toEqual(asked.map(() => 'Bearer secret'));
  return asked.map(({ method, url }) => `${method} ${url.replace(COMMENTS, '…')}`);
}

/** Comments on one page, and all that is asked for is done. */
function having(...comments: readonly unknown[]): (asked: Asked) => Answer {
  return ({ method }) => ({ status: 200, body: method === 'GET' ? comments : {} });
}

describe(putComment, () => {
  it('posts where there is none, whatever the others are', async () => {
    const others = [null, 'x', 7, {}, { id: 1, body: null, user: null }, { id: null, body: BODY }];
    const answer = having(
      ...others,
      { id: 2, body: '<!-- netloom plan: home2 -->' },
      { id: 3, body: ` ${BODY}` },
    );
    expect(await put(answer, 'created')).toEqual(['GET …?per_page=100', 'POST …']);
  });

  it('posts where the answer is no list', async () => {
    for (const body of [{ message: 'hello' }, null, '<html>']) {
      expect(
        await put(({ method }) => ({ status: 200, body: method === 'GET' ? body : {} }), 'created'),
      ).toHaveLength(2);
    }
  });

  it('changes the one that begins with the same line, however the forge ends lines', async () => {
    const answer = having(
      { id: 4, body: 'hi' },
      { id: 5, body: '<!-- netloom plan: home -->\r\n\r\nold', user: null },
    );
    expect(await put(answer, 'updated')).toEqual([
      'GET …?per_page=100',
      'PATCH /repos/me/home/issues/comments/5',
    ]);
  });

  it('changes nothing where it says the same', async () => {
    expect(await put(having({ id: 5, body: BODY }), 'unchanged')).toEqual(['GET …?per_page=100']);
  });

  it('finds it on a later page, and takes the token to no other host', async () => {
    const pages = ({ method, url }: Asked, origin: string): Answer => {
      const page = Number(/page=(\d)$/.exec(url)?.[1] ?? 0);
      if (method !== 'GET') return { status: 200, body: {} };
      const link = `<${origin}/first>; rel="first", <${origin}${COMMENTS}?page=${page + 1}>; rel="next"`;
      return {
        status: 200,
        body: page === 2 ? [{ id: 9, body: BODY.replace('no', 'old') }] : [],
        headers: page === 2 ? {} : { link },
      };
    };
    expect(await put(pages, 'updated')).toEqual([
      'GET …?per_page=100',
      'GET …?page=1',
      'GET …?page=2',
      'PATCH /repos/me/home/issues/comments/9',
    ]);
    const elsewhere = ({ method }: Asked): Answer => ({
      status: 200,
      body: method === 'GET' ? [] : {},
      headers: { link: '<http://127.0.0.2:9/>; rel="next"' },
    });
    expect(await put(elsewhere, 'created')).toHaveLength(2);
  });

  it('ends where pages do not', async () => {
    const endless = ({ method }: Asked, origin: string): Answer => ({
      status: 200,
      body: method === 'GET' ? [] : {},
      headers: { link: `<${origin}${COMMENTS}>; rel="next"` },
    });
    expect(await put(endless, 'created')).toHaveLength(51);
  });

  it("prefers a program's, and posts where it may change none", async () => {
    const comments = [
      { id: 5, body: BODY.replace('no', '1'), user: { type: 'User' } },
      { id: 6, body: BODY.replace('no', '2'), user: { type: 'Bot' } },
    ];
    const denied = ({ method }: Asked): Answer => ({
      status: method === 'PATCH' ? 403 : 200,
      body: method === 'GET' ? comments : {},
    });
    expect(await put(denied, 'created')).toEqual([
      'GET …?per_page=100',
      'PATCH /repos/me/home/issues/comments/6',
      'PATCH /repos/me/home/issues/comments/5',
      'POST …',
    ]);
  });

  it('asks again where the forge fails, and does not post twice', async () => {
    const comments: unknown[] = [];
    let failures = 0;
    const flaky = ({ method, body }: Asked): Answer => {
      if (method === 'GET') return { status: 200, body: comments };
      comments.push({ id: 1, body });
      failures += 1;
      return { status: failures === 1 ? 500 : 201, body: 'try again' };
    };
    expect(await put(flaky, 'unchanged')).toEqual(['GET …?per_page=100', 'POST …', 'GET …?per_page=100']);
  });

  it.each([
    [500, 3],
    [429, 3],
    [403, 1],
    [401, 1],
    [422, 1],
  ])('gives up after %i', async (status, times) => {
    const asked = await put(
      () => ({ status, body: { message: 'no\u001b[2J' } }),
      new RegExp(`^GET ${COMMENTS}: ${status} .*no`),
    );
    expect(asked).toHaveLength(times);
  });

  it('follows no redirect', async () => {
    const away = { status: 302, headers: { location: 'http://127.0.0.2:9/' } };
    expect(await put(() => away, /: 302/)).toHaveLength(1);
  });

  it('says that nobody answers', async () => {
    const env = { GITHUB_API_URL: 'http://127.0.0.1:9', GITHUB_REPOSITORY: 'me/home' };
    const forge = githubForge({ env, token: 'secret', number: 7 });
    await expect(putComment(forge, BODY, [])).rejects.toThrow(
      /^GET \/repos\/me\/home\/issues\/7\/comments: ./,
    );
  });
});
