import type { FoundMistake } from './refuse.ts';

interface StatedRow {
  readonly via?: string | undefined;
  readonly host?: string | undefined;
  readonly path?: string | undefined;
}

interface StatedFile {
  readonly tunnel?: { readonly answers: readonly StatedRow[] } | undefined;
  readonly services: readonly { readonly name: string; readonly expose: readonly StatedRow[] }[];
}

/** A host and path lead to a service, or cloudflared answers them itself. */
export function answerMistakes({ tunnel, services }: StatedFile): readonly FoundMistake[] {
  const led = services.flatMap(({ name, expose }) =>
    expose.filter(({ via }) => via === 'tunnel').map((row) => [keyOf(row), `service "${name}"`] as const),
  );
  const taken = new Map<string, string>(led);
  return (tunnel?.answers ?? []).flatMap((row, index): readonly FoundMistake[] => {
    const key = keyOf(row);
    const other = taken.get(key);
    taken.set(key, 'another answer');
    if (other === undefined) return [];
    const message = `"${row.host ?? ''}"${row.path === undefined ? '' : ` with path "${row.path}"`} leads to ${other} already: keep one of them, or give them different paths`;
    return [{ message, input: row.host, path: ['tunnel', 'answers', index, 'host'] }];
  });
}

function keyOf({ host = '', path = '' }: StatedRow): string {
  return `${host} ${path}`;
}
