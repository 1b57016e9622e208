import type { ApiObject } from '@netloom/cluster';
import { managedFieldsOf } from './managed-fields.ts';

/** What the API server writes into `spec` where nobody states it, by the CRDs of MetalLB (config/crd/bases). */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  IPAddressPool: { autoAssign: true, avoidBuggyIPs: false },
  BGPPeer: { peerPort: 179 },
  BGPAdvertisement: { aggregationLength: 32, aggregationLengthV6: 128 },
};

/**
 * The object without its defaults. Of a field that was set by server-side apply it is known that somebody states it; to all
 * others, kubectl and Helm among them, the server counts what it has filled in itself.
 */
export function withoutDefaults(object: ApiObject): ApiObject {
  const defaults = DEFAULTS[object.kind];
  const spec: unknown = object.spec;
  if (defaults === undefined || typeof spec !== 'object' || spec === null) return object;
  const applied = new Set(
    managedFieldsOf(object)
      .filter(({ isApplied }) => isApplied)
      .flatMap((one) => one.spec),
  );
  const stated = Object.entries(spec).filter(
    ([key, value]) => applied.has(key) || !Object.hasOwn(defaults, key) || defaults[key] !== value,
  );
  return { ...object, spec: Object.fromEntries(stated) };
}
