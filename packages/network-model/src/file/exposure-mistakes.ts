import {
  balancedMistakes,
  nodePortMistakes,
  nodePortOnly,
  tailnetMistakes,
  tailnetOnly,
} from './balanced-mistakes.ts';
import type { FoundMistake } from './refuse.ts';
import { refusedKeys } from './refused-keys.ts';
import { guardsOf, type StatedExposure } from './stated-exposure.ts';

const TUNNEL_ONLY = 'it is allowed only with via: tunnel; Traefik always goes to the service';
const PREFIX_ONLY =
  'Traefik compares it as a prefix, which begins with /; ^ is allowed only with via: tunnel, whose paths are expressions';
const THROUGH_ONLY = 'a tunnel host goes through an ingress only with origin: ingress';
const BALANCED_ONLY = 'it is allowed only with via: loadBalancer';
const PUBLIC_ALREADY = "the tunnel makes it public already: it is for what the router's forwards lead to";

/** What one way in can do, stated of another. */
export function exposureMistakes(exposure: StatedExposure): readonly FoundMistake[] {
  const { via, host, path, origin, originRequest, ingress, address, address6, pool } = exposure;
  if (via === 'loadBalancer') {
    return [...balancedMistakes(exposure), ...tailnetOnly(exposure), ...nodePortOnly(exposure)];
  }
  if (via === 'tailscale') return [...tailnetMistakes(exposure), ...nodePortOnly(exposure)];
  if (via === 'nodePort') return [...nodePortMistakes(exposure), ...tailnetOnly(exposure)];
  const { ports, from, allowSharedIp, externalTrafficPolicy } = exposure;
  const balanced = { ports, address, address6, pool, from, allowSharedIp, externalTrafficPolicy };
  return [
    ...(host === undefined
      ? [
          {
            message: `via: ${via} needs a host, such as host: app.example.com`,
            input: exposure,
            path: [],
            lacks: ['host'],
          },
        ]
      : []),
    ...refusedKeys(balanced, BALANCED_ONLY),
    ...tailnetOnly(exposure),
    ...(via === 'ingress' && path?.startsWith('^') === true
      ? [{ message: PREFIX_ONLY, input: path, path: ['path'] }]
      : []),
    ...(via === 'ingress' ? refusedKeys({ origin, originRequest }, TUNNEL_ONLY) : []),
    ...(via === 'tunnel' && origin?.includes('ingress') !== true
      ? refusedKeys({ ingress, ...guardsOf(exposure) }, THROUGH_ONLY)
      : []),
    ...(exposure.auth !== undefined && exposure.forwardAuth !== undefined
      ? refusedKeys({ auth: exposure.auth }, 'forwardAuth says already who must log in: state either')
      : []),
    ...(via === 'tunnel' ? refusedKeys({ public: exposure.public }, PUBLIC_ALREADY) : []),
  ];
}
