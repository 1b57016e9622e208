import type { WebRequest } from '../flow.ts';
import { urlOf } from '../flow.ts';
import { allow, deny, unknown, unknownWay, type Hop } from '../hop.ts';
import { podSender } from '../sender.ts';
import type { World } from '../world/prepare.ts';
import type { Obstacle } from '../world/tunnel-rules.ts';
import { serviceHops } from './service.ts';

const UNLESS = ', unless a rule before it takes it: whether its expression matches is not known';

/** cloudflared: the first rule that matches says where the request goes. */
export function* tunnelHops(world: World, request: WebRequest): Generator<Hop> {
  const rules = world.tunnelRules();
  const { obstacle } = rules;
  if (obstacle !== null) yield obstacleHop(world, obstacle);
  if (obstacle?.certain === true) return;
  const { rule: found, certain } = rules.find(request);
  const { tunnel } = world.network;
  if (found === null || tunnel === null) throw new Error('a tunnel without a last rule');
  const { number, rule } = found;
  const what = `cloudflared's rule ${number}, ${rule.hostname ?? 'for all the rest'}${rule.path === undefined ? '' : ` ${rule.path}`},`;
  const origin = world.at(rule);
  const status = /^http_status:(\d+)$/.exec(rule.service)?.[1];
  if (status !== undefined) {
    const answer = `${what} answers ${urlOf(request)} with status ${status}`;
    yield certain ? deny('tunnel', answer, origin) : unknownWay('tunnel', answer + UNLESS, origin);
    return;
  }
  const way = `${what} sends ${urlOf(request)} to ${rule.service}`;
  yield certain ? allow('tunnel', way, origin) : unknownWay('tunnel', way + UNLESS, origin);
  const { scheme, name, namespace, port } = originOf(rule.service);
  const service = world.services().get(`${namespace}/${name}`);
  const pods = world.workloads().get(`${tunnel.namespace}/cloudflared`);
  if (service === undefined || pods === undefined)
    throw new Error(`rule ${number} leads to ${rule.service}, which is not there`);
  const { httpHostHeader, originServerName, noTLSVerify } = rule.originRequest ?? {};
  const host = httpHostHeader ?? request.host;
  const serverName = noTLSVerify === true ? null : (originServerName ?? `${name}.${namespace}.svc`);
  yield* serviceHops(
    world,
    {
      sender: podSender(world, { ...pods, label: "cloudflared's pods" }),
      protocol: 'tcp',
      port,
      family: world.primaryFamily,
      request: { ...request, host, scheme, port, serverName },
      again: null,
    },
    service,
  );
}

/** One expression that does not compile stops cloudflared at its start, with all hosts. */
function obstacleHop(world: World, { number, rule, certain, why }: Obstacle): Hop {
  const what = `its rule ${number}, ${rule.hostname ?? 'for all the rest'} ${rule.path ?? ''}: ${why}`;
  return certain
    ? deny('tunnel', `cloudflared does not start with ${what}`, world.at(rule))
    : unknown('tunnel', `whether cloudflared starts is not known of ${what}`, world.at(rule));
}

interface TunnelOrigin {
  readonly scheme: 'http' | 'https';
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
}

/** `http://name.namespace:80` or `https://traefik.kube-system.svc:443`, as the chart writes them. */
function originOf(service: string): TunnelOrigin {
  const [, scheme, name, namespace, port] =
    /^(https?):\/\/([^.]+)\.([^.:]+)(?:\.svc)?:(\d+)$/.exec(service) ?? [];
  if ((scheme !== 'http' && scheme !== 'https') || name === undefined || namespace === undefined) {
    throw new Error(`cloudflared sends to ${service}, which is no Service`);
  }
  return { scheme, name, namespace, port: Number(port) };
}
