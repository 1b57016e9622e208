import type { DnsRecord } from '@netloom/network-model';
import type { Destination, Path } from '../destinations/destination.ts';
import type { Flow } from '../flow.ts';
import type { Hop } from '../hop.ts';
import { edgeCertificateHop } from '../hops/certificate.ts';
import { edgeFlow, edgeHop, hasTunnelBehind, leadsToRouter, originAtHome, originHop } from '../hops/edge.ts';
import { intoClusterHops } from '../hops/into-cluster.ts';
import { internetEgressHops } from '../hops/policy.ts';
import { describeService } from '../hops/service.ts';
import { siteHops, tailnetDeviceHops } from '../hops/tailnet-device.ts';
import { tunnelHops } from '../hops/tunnel.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { KnownSource } from '../sources/source.ts';
import { addressPath, routerPath } from './address-path.ts';
import { anyPortPath, servicePath } from './service-path.ts';

interface PathEnds {
  readonly source: KnownSource;
  readonly destination: Destination;
  readonly path: Path;
}

/**
 * The hops of one path, from the source to its end. The files of this folder hold their order:
 *
 *     address   internet, LAN or VNet   → firewall → host
 *                                       → announcement → firewall → Service, of a load balancer address
 *               node                    → Service, or as from the LAN or VNet that it has an address in
 *               pod                     → Service, or egress policies → its node
 *               tailnet                 → Connector's pod
 *     router    hairpin NAT → forward → as to an address of the LAN
 *     edge      Cloudflare's edge → certificate → tunnel → Service
 *                                              → router
 *     Service   port → policies → overlay → pod
 *                               → entry point → route → certificate → middlewares → Service
 *
 * A step yields its hops and returns what goes on from there, null where the path ends. The caller stops at a denial.
 */
export function* pathHops(index: NetworkIndex, ends: PathEnds): Generator<Hop> {
  const { path, source } = ends;
  const { segment } = source;
  const flow = toFlow(index, ends);
  switch (path.kind) {
    case 'address':
      yield* addressPath(index, flow, { segment, address: path.address });
      return;
    case 'router':
      yield* routerPath(index, flow, segment);
      return;
    case 'edge':
      yield* edgePath(index, flow, path.record);
      return;
    case 'service': {
      const { service } = path;
      if (segment === 'tailnet') {
        const passed = yield* tailnetDeviceHops(index, flow, service);
        if (passed !== null) {
          yield* servicePath(index, { flow: passed, service });
          return;
        }
      }
      const asked = yield* siteHops(index, flow, service);
      if (asked !== undefined) {
        if (asked !== null) yield* servicePath(index, { flow: asked, service });
        return;
      }
      const what = describeService(service);
      const inside = yield* intoClusterHops(index, flow, { segment, space: 'services', what });
      if (inside !== null) yield* servicePath(index, { flow: inside, service });
      return;
    }
    case 'pods': {
      const { pods } = path;
      const what = `pods of ${pods.namespace}/${pods.name}`;
      const inside = yield* intoClusterHops(index, flow, { segment, space: 'pods', what });
      if (inside !== null) yield* anyPortPath(index, inside, pods);
      return;
    }
    default:
      path satisfies never;
  }
}

function toFlow(index: NetworkIndex, ends: PathEnds): Flow {
  const { source, destination, path } = ends;
  const { protocol, port, request } = destination;
  return {
    sender: source.sender,
    protocol,
    port,
    family: path.kind === 'address' ? path.address.family : path.kind === 'router' ? 4 : index.primaryFamily,
    request,
    followRedirect: (redirected) =>
      pathHops(index, {
        ...ends,
        destination: { ...destination, port: redirected.port, request: redirected },
      }),
  };
}

/** Cloudflare answers for a proxied name, and forwards to what is behind it. */
function* edgePath(index: NetworkIndex, flow: Flow, record: DnsRecord): Generator<Hop> {
  const { request } = flow;
  yield* internetEgressHops(index, flow, "Cloudflare's edge");
  yield edgeHop(index, flow, record);
  // without a request the connection ends here.
  if (request === null) return;
  if (request.scheme === 'https' && request.serverName !== null) {
    yield edgeCertificateHop(index, request.serverName);
  }
  if (leadsToRouter(index, record)) {
    yield* routerPath(index, edgeFlow(index, flow), 'internet');
    return;
  }
  const origin = originAtHome(index, record);
  if (origin !== null) {
    const sent = { ...edgeFlow(index, flow), family: origin.family };
    yield* addressPath(index, sent, { segment: 'internet', address: origin });
    return;
  }
  if (!hasTunnelBehind(index, record)) {
    yield originHop(index, record);
    return;
  }
  const forwarded = yield* tunnelHops(index, request);
  if (forwarded !== null) yield* servicePath(index, forwarded);
}
