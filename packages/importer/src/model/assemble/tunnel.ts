import type { Draft } from '../draft/draft.ts';
import type { DraftTunnel, SecretPlace, TunnelPods, TunnelRule } from '../draft/tunnels.ts';
import { guessed, list, map, scalar, textOf, type PlannedMap, type PlannedScalar } from '../planned.ts';
import { toAnswers } from './tunnel-answers.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The tunnel of the network, with what its pods say about it; undefined where there is none. */
export function assembleTunnel(draft: Draft, rules: readonly TunnelRule[]): PlannedMap | undefined {
  const tunnels = allTunnels(draft);
  const tunnel =
    tunnels.find(({ id, isRemote }) => id !== undefined && !isRemote) ??
    tunnels.find(({ isRemote }) => !isRemote) ??
    tunnels[0];
  if (tunnel === undefined) return undefined;
  for (const other of tunnels) {
    if (other === tunnel || other.id === undefined || tunnel.id === undefined) continue;
    if (textOf(other.id) === textOf(tunnel.id)) continue;
    const why = 'the network file has one tunnel';
    draft.leaveOut({ kind: 'tunnel', name: textOf(other.id), why, at: other.at });
  }
  const own = rules.filter((rule) => rule.tunnel === tunnel);
  return toTunnel(tunnel, { pods: podsOf(tunnel, draft), answers: toAnswers(own) });
}

/** Those with a configuration, and pods without one, whose rules Cloudflare keeps. */
function allTunnels(draft: Draft): readonly DraftTunnel[] {
  const { tunnels, tunnelPods } = draft;
  const used = new Set(tunnels.map((tunnel) => podsOf(tunnel, draft)));
  const others = tunnelPods
    .filter((pods) => !used.has(pods))
    .map(({ at, namespace, id, hasToken, configMaps }) => ({
      at,
      namespace: scalar(namespace, at),
      id,
      isRemote: hasToken && configMaps.length === 0,
    }));
  return [...tunnels, ...others];
}

/** The pods that mount the configuration of a tunnel, else the only ones beside it. */
function podsOf({ namespace, configMap }: DraftTunnel, { tunnelPods }: Draft): TunnelPods | undefined {
  const beside = tunnelPods.filter((pods) => pods.namespace === textOf(namespace));
  const mounting = beside.find(({ configMaps }) => configMap !== undefined && configMaps.includes(configMap));
  const [only, other] = beside;
  return mounting ?? (other === undefined ? only : undefined);
}

function toTunnel(
  tunnel: DraftTunnel,
  { pods, answers }: { readonly pods: TunnelPods | undefined; readonly answers: readonly PlannedMap[] },
): PlannedMap {
  const { namespace, at, isRemote } = tunnel;
  const id = tunnel.id ?? pods?.id;
  const text = id === undefined ? '' : textOf(id).toLowerCase();
  const file = tunnel.credentialsFile ?? pods?.credentialsFile;
  const credentials =
    tunnel.credentials ?? (file === undefined ? undefined : pods?.secretOfFile(textOf(file)));
  const hasToken = isRemote || pods?.hasToken === true;
  return map(
    {
      namespace,
      id:
        id !== undefined && UUID.test(text)
          ? scalar(text, id.from)
          : guessed('<tunnel-id>', 'no file states its id'),
      credentials: hasToken || credentials === undefined ? undefined : toSecret(credentials),
      token: hasToken ? toSecret(pods?.token ?? UNSTATED) : undefined,
      management: hasToken ? scalar(isRemote ? 'remote' : 'local', at) : undefined,
      replicas: tunnel.replicas ?? pods?.replicas,
      protocol: toProtocol(pods?.protocol ?? tunnel.protocol),
      answers: list(answers),
    },
    at,
  );
}

const UNSTATED: SecretPlace = {
  name: guessed('cloudflared-token', 'no file states its Secret'),
  key: undefined,
};

function toSecret({ name, key }: SecretPlace): PlannedMap {
  return map({ existingSecret: name, key });
}

const PROTOCOLS = ['auto', 'quic', 'http2'];

function toProtocol(stated: PlannedScalar | undefined): PlannedScalar | undefined {
  return stated !== undefined && PROTOCOLS.includes(textOf(stated)) ? stated : undefined;
}
