import { homelab, networkInGit } from '../network-folder.ts';
import { BARE_NODE, ratioRow } from '../ratio-row.ts';
import type { Row } from '../row.ts';

/** What a pull request costs: a plan of the work tree against the last commit. */
export const planRows: readonly Row[] = [
  planRow({
    name: 'plan-unchanged',
    what: '`plan --against git:HEAD` / bare Node, nothing changed',
    atMost: 3,
    short: true,
    edit: (text) => text,
    exit: 0,
  }),
  planRow({
    name: 'plan-comment',
    what: 'the same, a comment changed',
    atMost: 7,
    edit: (text) => `${text}# a comment\n`,
    exit: 0,
  }),
  planRow({
    name: 'plan-service',
    what: 'the same, the port of one service changed',
    atMost: 20,
    edit: (text) => replaceOnce(text, 'port: 3000', 'port: 3001'),
    exit: 1,
  }),
];

interface PlanRow extends Pick<Row, 'name' | 'what' | 'atMost' | 'why' | 'short'> {
  readonly edit: (text: string) => string;
  readonly exit: number;
}

function planRow({ edit, exit, ...row }: PlanRow): Row {
  return ratioRow({
    ...row,
    contenders: async (context) => {
      const before = await homelab();
      const file = await networkInGit(context, { before, after: edit(before) });
      const command = context.netloom('plan', file, '--against', 'git:HEAD');
      return [BARE_NODE, { name: 'plan', command, exit }];
    },
  });
}

/** Throws where the text is not there: a row that changes nothing would measure something else. */
export function replaceOnce(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the network has no ${from}`);
  return text.replace(from, to);
}
