import type { ToOperator } from './operator.ts';

export interface TailscaleOperatorValues {
  readonly installCRDs: boolean;
  /** The Secret by name, so that the chart makes none. */
  readonly oauthSecretVolume: { readonly secret: { readonly secretName: string } };
  readonly operatorConfig: { readonly defaultTags: readonly string[] };
  /** One comma-separated string, where the operator's own tags are a list. */
  readonly proxyConfig: { readonly defaultTags: string };
}

export const tailscaleOperator: ToOperator = ({ tailnet, operators }) => {
  if (tailnet === null) return null;
  const values: TailscaleOperatorValues = {
    installCRDs: true,
    oauthSecretVolume: { secret: { secretName: tailnet.oauth.existingSecret } },
    operatorConfig: { defaultTags: ['tag:k8s-operator'] },
    proxyConfig: { defaultTags: 'tag:k8s' },
  };
  return {
    cause: tailnet,
    name: 'tailscale-operator',
    repository: 'https://pkgs.tailscale.com/helmcharts',
    chart: 'tailscale-operator',
    version: operators.tailscale,
    pin: 'tailscale',
    namespace: tailnet.namespace,
    group: 'tailscale.com',
    settings: {
      title: 'the Tailscale operator',
      own: values,
      reasons: {
        installCRDs: 'the CRDs come with the chart',
        oauthSecretVolume: 'state `tailnet.oauth` instead',
        operatorConfig: "the operator's tag owns those of its devices, and the access rules name it",
        proxyConfig: 'the access rules name the tag; each device states others under `tags`',
      },
      countsOn: {},
      passedOn: operators.values.tailscale,
    },
    injectsCertificates: false,
  };
};
