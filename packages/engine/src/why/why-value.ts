import { plain, type GeneratedFile, type Plain } from '@netloom/chart-kit';
import type { Origin, OriginMap, Source } from '@netloom/diagnostics';
import { resolvePointer, type PointerTarget } from './pointer.ts';
import { orChartDefault, orDefault, reasonOf, spotOf, type Reason, type WrittenPlace } from './reason.ts';
import { textsIn } from './source-path.ts';

/** Where a generated value comes from. */
export interface WhyResult {
  readonly value: Plain;
  readonly because: Reason;
  /** The one place of the network with the same text, where that is not the origin itself; null for none or several. */
  readonly same: WrittenPlace | null;
}

export interface WhyInput {
  readonly drawing: GeneratedFile;
  readonly origins: OriginMap;
  /** JSON Pointer; in a file of several documents its first step is the document's number. */
  readonly pointer: string;
  readonly source: Source;
}

/** Where a value of a generated file comes from; a message where the pointer points to nothing. */
export function whyValue({ drawing, origins, pointer, source }: WhyInput): WhyResult | string {
  const { documents } = drawing;
  const whole = documents.length === 1 ? documents[0] : documents;
  const found = resolvePointer(whole, pointer);
  if (typeof found === 'string') return found;
  const value = plain(found.value);
  const origin = originOfKey(drawing, { origins, pointer }) ?? originOf(found, origins);
  if (origin === null) return 'the whole file has no one origin: name a document, such as #/0';
  const because = orChartDefault(orDefault(reasonOf(origin), { origin, value, found }), {
    drawing,
    value,
    pointer,
  });
  return { value, because, same: because.kind === 'derived' ? sameText(source, value) : null };
}

/** The origin of a value for which the drawing names the key of a row. */
function originOfKey(
  { keys = [] }: GeneratedFile,
  { origins, pointer }: Pick<WhyInput, 'origins' | 'pointer'>,
): Origin | null {
  const found = keys.find((each) => each.pointer === pointer);
  if (found === undefined) return null;
  // the drawing names keys of that row alone
  return origins.of(found.row, found.key as keyof typeof found.row);
}

function originOf({ value, holder }: PointerTarget, origins: OriginMap): Origin | null {
  if (typeof value === 'object' && value !== null && origins.has(value)) return origins.of(value);
  if (holder === null || !origins.has(holder.owner)) return null;
  // the pointer was resolved: the owner has the key
  const origin = origins.of(holder.owner, holder.key as keyof typeof holder.owner);
  return holdsValue(origin, value) ? origin : origins.of(holder.owner);
}

/** A key of the same name in the row that an object is made from may mean something else. */
function holdsValue(origin: Origin, value: unknown): boolean {
  if (origin.kind !== 'written' || origin.node.kind !== 'scalar') return true;
  const text = plain(value);
  return text === origin.node.value || text === String(origin.node.value);
}

function sameText(source: Source, value: Plain): WrittenPlace | null {
  if (typeof value !== 'string' || source.root === null) return null;
  const [node, ...more] = textsIn(source.root, value);
  return node === undefined || more.length > 0 ? null : spotOf(source, node);
}
