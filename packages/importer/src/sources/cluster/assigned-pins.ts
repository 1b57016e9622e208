import type { ApiObject } from '@netloom/cluster';
import { ADDRESS_ANNOTATIONS } from '../address-annotations.ts';
import { managedFieldsOf, type ManagedFields } from './managed-fields.ts';

/** Those that choose the address which kube-vip then announces: they write it where a person would ask for one. */
const CLOUD_PROVIDER = /cloud-(?:provider|controller)/;

const FIELD = 'spec.loadBalancerIP';

/** The Service without the addresses that a program, and no person, has asked for: it may ask for others tomorrow. */
export function withoutAssignedPins(object: ApiObject): ApiObject {
  if (object.kind !== 'Service') return object;
  const taken = isMade(object) ? new Set([...ADDRESS_ANNOTATIONS, FIELD]) : pinsOfPrograms(object);
  return taken.size === 0 ? object : without(object, taken);
}

/** The Service of a Gateway, say, repeats what the Gateway asks for. */
function isMade({ metadata: { ownerReferences } }: ApiObject): boolean {
  return ownerReferences?.some(({ controller }) => controller === true) ?? false;
}

/** Whoever writes the status assigns addresses. */
function pinsOfPrograms(object: ApiObject): ReadonlySet<string> {
  const all = managedFieldsOf(object);
  const assigning = new Set(all.filter(({ isStatus }) => isStatus).map(({ manager }) => manager));
  const isProgram = ({ manager }: ManagedFields): boolean =>
    assigning.has(manager) || CLOUD_PROVIDER.test(manager);
  const people = new Set(all.filter((one) => !isProgram(one)).flatMap(pinsOf));
  return new Set(
    all
      .filter(isProgram)
      .flatMap(pinsOf)
      .filter((pin) => !people.has(pin)),
  );
}

function pinsOf({ annotations, spec }: ManagedFields): readonly string[] {
  return [
    ...annotations.filter((key) => ADDRESS_ANNOTATIONS.includes(key)),
    ...(spec.includes('loadBalancerIP') ? [FIELD] : []),
  ];
}

function without(object: ApiObject, taken: ReadonlySet<string>): ApiObject {
  const annotations = Object.entries(object.metadata.annotations ?? {}).filter(([key]) => !taken.has(key));
  const kept = { ...object, metadata: { ...object.metadata, annotations: Object.fromEntries(annotations) } };
  const spec: unknown = object.spec;
  if (!taken.has(FIELD) || typeof spec !== 'object' || spec === null) return kept;
  const fields = Object.entries(spec).filter(([key]) => key !== 'loadBalancerIP');
  return { ...kept, spec: Object.fromEntries(fields) };
}
