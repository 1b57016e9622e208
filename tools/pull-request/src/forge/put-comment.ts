import { field, numberAt, textAt } from '../json.ts';
import type { Forge } from './forge.ts';
import { ForgeError, request, withRetries } from './request.ts';

/** More pages than a pull request of people has. */
const MOST_PAGES = 50;

/** Milliseconds. */
const PAUSES = [1_000, 4_000] as const;

/**
 * Posts a comment, or changes the one that begins with the same line. All of it is done again where the forge fails: it may have
 * made the comment that it did not answer for. Throws ForgeError.
 */
export async function putComment(
  forge: Forge,
  body: string,
  pauses: readonly number[] = PAUSES,
): Promise<'created' | 'updated' | 'unchanged'> {
  return withRetries(async () => {
    const found = await findComments(forge, firstLine(body));
    for (const { id, body: old } of found) {
      if (old === body) return 'unchanged';
      try {
        await request({ method: forge.edits, url: forge.comment(id), headers: forge.headers, body });
        return 'updated';
      } catch (error) {
        // somebody else wrote the line by hand
        if (!(error instanceof ForgeError) || !error.isDenied) throw error;
      }
    }
    await request({ method: 'POST', url: forge.comments, headers: forge.headers, body });
    return 'created';
  }, pauses);
}

interface Comment {
  readonly id: number;
  readonly body: string;
}

/** Those that begin with a line, a program's first. */
async function findComments({ comments, headers }: Forge, line: string): Promise<readonly Comment[]> {
  const found: (Comment & { readonly isOfProgram: boolean })[] = [];
  let url: string | null = `${comments}?per_page=100`;
  for (let page = 0; url !== null && page < MOST_PAGES; page += 1) {
    const response: Response = await request({ method: 'GET', url, headers });
    const entries: unknown = await response.json().catch(() => null);
    for (const entry of Array.isArray(entries) ? entries : []) {
      const [id, body] = [numberAt(entry, 'id'), textAt(entry, 'body')];
      if (id === null || body === null || firstLine(body) !== line) continue;
      found.push({ id, body, isOfProgram: textAt(field(entry, 'user'), 'type') === 'Bot' });
    }
    url = nextPage(response, comments);
  }
  return found.toSorted((one, other) => Number(other.isOfProgram) - Number(one.isOfProgram));
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').trimEnd();
}

/** https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api; the token goes to no other host. */
function nextPage({ headers }: Response, here: string): string | null {
  const next = /<([^<>]+)>;\s*rel="next"/.exec(headers.get('link') ?? '')?.[1];
  return next !== undefined && URL.canParse(next) && new URL(next).origin === new URL(here).origin
    ? next
    : null;
}
