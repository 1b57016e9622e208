import { codeSpan, tableText } from '@netloom/chart-kit';
import type { CheckedNetwork } from '@netloom/engine/check';
import { findPage, LISTED_CODES } from '@netloom/engine/check';
import type { Hover } from 'vscode-languageserver/node';
import { nodeAt } from '../document/node-at.ts';
import type { CheckedSnapshot } from '../document/open-network.ts';
import type { Snapshot } from '../document/snapshot.ts';
import type { SchemaNode } from '../schema/schema-node.ts';
import { describeAddresses } from './describe-addresses.ts';
import { describeName } from './describe-name.ts';
import { pageUri } from './diagnostics.ts';
import { addressesAt, occurrenceAt } from './locations.ts';

export interface HoverContext {
  readonly snapshot: Snapshot;
  /** What was found in the same version; null where it was not checked. */
  readonly result: Pick<CheckedSnapshot, 'snapshot' | 'checked'> | null;
  /** The network of the last version that was one; null where there was none. */
  readonly good: CheckedNetwork | null;
  readonly schema: SchemaNode;
}

/** What is known of what is at an offset: the pages of what was found there, the thing that is named, the key. */
export async function hoverAt(context: HoverContext, offset: number): Promise<Hover | null> {
  const { snapshot, good } = context;
  const at = nodeAt(snapshot.source, offset);
  const facts = good?.facts ?? null;
  const name = occurrenceAt(snapshot, offset);
  const addresses = name === null ? addressesAt(snapshot, offset) : null;
  const parts = [
    ...(await pagesAt(context, offset)),
    ...(name === null || facts === null ? [] : describeName(name, facts)),
    ...(addresses === null || facts === null ? [] : describeAddresses(addresses.interval, facts)),
    ...(at === null ? [] : describeKey(at.steps, context.schema)),
  ];
  if (parts.length === 0) return null;
  const span = at !== null && at.node.kind !== 'scalar' && !at.isKey ? null : (at?.span ?? null);
  return {
    contents: { kind: 'markdown', value: parts.join('\n\n') },
    ...(span !== null && { range: snapshot.rangeOf(span) }),
  };
}

/** The beginning of the page about each code that was found at the offset, with a link to the whole. */
async function pagesAt({ result }: HoverContext, offset: number): Promise<readonly string[]> {
  const found = (result?.checked.diagnostics ?? []).filter(
    ({ range }) => range !== null && range.start.offset <= offset && offset <= range.end.offset,
  );
  const codes = new Map(found.map(({ code, docs }) => [code, docs]));
  return Promise.all(
    [...codes].map(async ([code, docs]) => {
      const page = (await findPage(code)) ?? '';
      const description = LISTED_CODES.find((listed) => listed.code === code)?.description ?? '';
      return [`**[${code}](${pageUri(docs)})**: ${description}`, introductionOf(page)]
        .filter((part) => part !== '')
        .join('\n\n');
    }),
  );
}

/** The paragraphs between the title and the first example. */
function introductionOf(page: string): string {
  const [text = ''] = page.split(/^```/m);
  return text.replace(/^# .*\n/, '').trim();
}

/** What the schema says of the key, with its values and the default. */
function describeKey(steps: readonly (string | number)[], schema: SchemaNode): readonly string[] {
  const key = steps.findLast((step) => typeof step === 'string');
  const depth = steps.findLastIndex((step) => typeof step === 'string');
  const node = schema.at(steps.slice(0, depth + 1));
  if (key === undefined || node === null) return [];
  const { description, default: initial, values } = node;
  const lines = [
    `${codeSpan(key)}${description === null ? '' : `: ${tableText(description)}`}`,
    values.length === 0 ? null : `One of ${values.map((value) => codeSpan(String(value))).join(', ')}.`,
    initial === null ? null : `Default: ${codeSpan(initial)}.`,
  ];
  return [lines.filter((line) => line !== null).join('\n\n')];
}
