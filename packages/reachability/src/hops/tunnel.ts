import { isStream, type StreamScheme } from '@netloom/network-model';
import { urlOf, type ServiceFlow, type WebRequest } from '../flow.ts';
import { allow, deny, unknown, unknownNextHop, type Hop } from '../hop.ts';
import type { TunnelRule } from '../match/tunnel-rule.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { StartupError } from '../network-index/tunnel-rules.ts';
import { podSender } from '../sender.ts';

const UNLESS = ', unless an earlier rule matches: whether its regular expression does is not known';

/** cloudflared: the first rule that matches decides where the request goes. */
export function* tunnelHops(index: NetworkIndex, request: WebRequest): Generator<Hop, ServiceFlow | null> {
  const { tunnel } = index.network;
  if (tunnel?.management === 'remote') {
    const text = `the tunnel follows the rules that Cloudflare keeps (management: remote): where it sends ${urlOf(request)} is not known`;
    yield unknown('tunnel', text, index.at(tunnel));
    return null;
  }
  const rules = index.tunnelRules();
  const { startupError } = rules;
  if (startupError !== null) yield startupErrorHop(index, startupError);
  if (startupError?.certain === true) return null;
  const { rule: found, certain } = rules.find(request);
  if (found === null) throw new Error('a tunnel without a last rule');
  const { number, rule } = found;
  const what = `cloudflared's rule ${number}, ${rule.hostname ?? 'the catch-all'}${rule.path === undefined ? '' : ` ${rule.path}`},`;
  const at = index.at(rule);
  const status = /^http_status:(\d+)$/.exec(rule.service)?.[1];
  if (status !== undefined) {
    const answer = `${what} answers ${urlOf(request)} with status ${status}`;
    yield certain ? deny('tunnel', answer, at) : unknownNextHop('tunnel', answer + UNLESS, at);
    return null;
  }
  const forwards = isStream(originOf(rule.service).scheme)
    ? `${what} connects whoever runs \`cloudflared access\` for ${request.host} to ${rule.service}`
    : `${what} sends ${urlOf(request)} to ${rule.service}`;
  yield certain ? allow('tunnel', forwards, at) : unknownNextHop('tunnel', forwards + UNLESS, at);
  const { access } = rule.originRequest ?? {};
  if (access !== undefined) {
    const login = `cloudflared passes on only what has a token of Cloudflare Access: whoever is not logged in at ${access.teamName}.cloudflareaccess.com gets nothing`;
    yield allow('tunnel', login, at);
  }
  return toServiceFlow(index, request, rule);
}

/** cloudflared connects to the Service of the rule, with its Host header and server name. */
function toServiceFlow(index: NetworkIndex, request: WebRequest, rule: TunnelRule): ServiceFlow {
  const { scheme, name, namespace, port } = originOf(rule.service);
  const service = index.services().get(`${namespace}/${name}`);
  const pods = index.workloads().get(`${index.network.tunnel?.namespace ?? ''}/cloudflared`);
  if (service === undefined || pods === undefined) {
    throw new Error(`a tunnel rule with the unknown origin ${rule.service}`);
  }
  const { httpHostHeader, originServerName, noTLSVerify } = rule.originRequest ?? {};
  const host = httpHostHeader ?? request.host;
  const serverName = noTLSVerify === true ? null : (originServerName ?? `${name}.${namespace}.svc`);
  return {
    flow: {
      sender: podSender(index, { ...pods, label: "cloudflared's pods" }),
      protocol: 'tcp',
      port,
      family: index.primaryFamily,
      request:
        scheme === 'http' || scheme === 'https' ? { ...request, host, scheme, port, serverName } : null,
      followRedirect: null,
    },
    service,
  };
}

/** One expression that does not compile stops cloudflared at its start, with all hosts. */
function startupErrorHop(index: NetworkIndex, { number, rule, certain, why }: StartupError): Hop {
  const what = `its rule ${number}, ${rule.hostname ?? 'the catch-all'} ${rule.path ?? ''}: ${why}`;
  return certain
    ? deny('tunnel', `cloudflared does not start with ${what}`, index.at(rule))
    : unknown('tunnel', `cloudflared may not start with ${what}`, index.at(rule));
}

interface TunnelOrigin {
  readonly scheme: 'http' | 'https' | StreamScheme;
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
}

/** `http://name.namespace:80`, `ssh://name.namespace:22` or `https://traefik.kube-system.svc:443`, as the chart writes them. */
function originOf(service: string): TunnelOrigin {
  const [, scheme, name, namespace, port] =
    /^([a-z]+):\/\/([^.]+)\.([^.:]+)(?:\.svc)?:(\d+)$/.exec(service) ?? [];
  const isKnown = scheme === 'http' || scheme === 'https' || (scheme !== undefined && isStream(scheme));
  if (!isKnown || name === undefined || namespace === undefined) {
    throw new Error(`cloudflared sends to ${service}, which is not a Service`);
  }
  return { scheme, name, namespace, port: Number(port) };
}
