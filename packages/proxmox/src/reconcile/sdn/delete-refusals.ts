import { Cidr } from '@netloom/addresses';
import type { RefusalInput } from './refusal-input.ts';
import { keyOf, nameOf, type SdnObject } from './sdn-object.ts';
import type { SdnRefusal } from './sdn-plan.ts';

/** Why `object` cannot be deleted. */
export function* deleteRefusals(
  object: SdnObject,
  { desired, current, owned }: RefusalInput,
): Iterable<SdnRefusal> {
  const contents = [object, ...objectsIn(object, current)];
  const ranges = contents.filter(({ kind }) => kind === 'subnet').flatMap(({ id }) => cidrOf(id));
  const cut = desired.nodes.filter(({ address }) => ranges.some((cidr) => cidr.contains(address)));
  if (cut.length > 0) {
    const nodes = cut.map(({ name, address }) => `${name} (${address})`).join(', ');
    yield {
      code: 'cuts-nodes-off',
      message: `${nameOf(object)} carries ${nodes}: without it the cluster is cut off.`,
      help: 'Give the nodes other addresses first, or remove it by hand.',
    };
  }
  for (const other of contents) {
    if (other.kind === 'subnet' || owned.has(keyOf(other))) continue;
    yield {
      code: 'shared-zone',
      message: `${nameOf(object)} cannot be deleted: it holds ${nameOf(other)}, which netloom does not manage.`,
      help: 'Move or remove what is in it by hand.',
    };
  }
}

function objectsIn({ kind, id }: SdnObject, current: readonly SdnObject[]): readonly SdnObject[] {
  const vnets =
    kind === 'zone' ? current.filter((other) => other.kind === 'vnet' && other.options.zone === id) : [];
  const names = kind === 'vnet' ? [id] : vnets.map((vnet) => vnet.id);
  const subnets = current.filter(
    (other) => other.kind === 'subnet' && names.includes(String(other.options.vnet)),
  );
  return [...vnets, ...subnets];
}

/** The id of a subnet is zone-address-prefix. */
function cidrOf(id: string): readonly Cidr[] {
  const [, address = '', prefix = ''] = id.split('-');
  const cidr = Cidr.parse(`${address}/${prefix}`);
  return cidr.ok ? [cidr.value] : [];
}
