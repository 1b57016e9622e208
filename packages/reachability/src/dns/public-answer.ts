import { allow, deny, unknown, unknownNextHop, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { absentNameHop, zoneOf } from './absent-name.ts';
import { describeRecords, type RecordsForName } from './describe-records.ts';
import { addressPaths, type Resolution } from './resolution.ts';

/** Resolvers limit chains of CNAMEs, too. */
const LONGEST_CHAIN = 8;

/** What the public zone answers, along its CNAMEs; null where no record is for the host. */
export function publicAnswer(index: NetworkIndex, host: string): Resolution | null {
  const hops: Hop[] = [];
  const failed = (hop: Hop): Resolution => ({ hops: [...hops, hop], paths: [] });
  let name = host;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const ddns = ddnsHop(index, name);
    if (ddns !== null) return { hops: [...hops, ddns], paths: [{ kind: 'router' }] };
    const records = index.names().find(name)?.records ?? [];
    const [first] = records;
    if (first === undefined) return hops.length === 0 ? null : failed(chainEndHop(index, name));
    hops.push(recordHop(index, { name, records }));
    if (records.some(({ proxied }) => proxied)) return { hops, paths: [{ kind: 'edge', record: first }] };
    const cname = records.find(({ type }) => type === 'CNAME');
    if (cname === undefined) return { hops, paths: addressPaths(records) };
    const target = String(cname.targets[0]);
    if (target.endsWith('.cfargotunnel.com')) {
      const text = `${target} has no address of its own: only a proxied record leads into a tunnel`;
      return failed(deny('dns', text, index.at(cname)));
    }
    name = target;
  }
  return failed(deny('dns', `${host} is a chain of more than ${LONGEST_CHAIN} CNAMEs`, null));
}

/** The name that a DDNS client keeps at the router's public address; null for any other. */
function ddnsHop({ network: { publicWay }, at }: NetworkIndex, name: string): Hop | null {
  if (publicWay?.ddns !== name) return null;
  return allow('dns', `${name} is the router's public address, where a DDNS client keeps it`, at(publicWay));
}

function recordHop(index: NetworkIndex, found: RecordsForName): Hop {
  const { text, at } = describeRecords(index, found);
  const [first] = found.records;
  if (first?.owner === 'tunnel' && index.network.tunnel?.management === 'remote') {
    return unknown('dns', `${text}, where Cloudflare has made that record with its rules`, at);
  }
  if (index.network.dns !== null) return allow('dns', text, at);
  const unmanaged = 'but without `dns` that record is not managed, and whether it exists is unknown';
  return unknownNextHop('dns', `${text}; ${unmanaged}`, at);
}

function chainEndHop(index: NetworkIndex, name: string): Hop {
  return zoneOf(index, name) === null
    ? unknown('dns', `${name} is beyond this network`, null)
    : absentNameHop(index, name);
}
