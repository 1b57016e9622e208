/** A template with one line broken. */
export interface Mutant {
  /** What is broken. */
  readonly title: string;
  /** Below charts/. */
  readonly file: string;
  /** The text that is there once, and its replacement. */
  readonly from: string;
  readonly to: string;
  /** The titles of the checks that go red: all of them. */
  readonly red: readonly string[];
}

const CASE_LINT = 'passes lint --strict with each case in ci/';
const LABELS = 'labels every object, with the global labels too';
const CASE_SPECS = 'renders objects of each case in ci/, each spec into exactly one';
const CASE_KINDS = 'renders objects of each case that are valid by their kind';
const NAMESPACES = 'puts an object into the namespace of its spec, or of the chart';
const APART = 'keeps the objects of one list apart';
const ASKED = 'renders a kind that not every cluster has only where the values enable it';
const PODS = 'runs restricted pods, with images and pull secrets of the values';
const REFUSES = 'rejects what only its templates can check, each with one message';
const DEFAULTS = 'renders nothing with its default values, or names the value that is missing';
const KINDS = 'renders objects that are valid by their kind';
const SPECS = 'puts each spec of the values into exactly one object';
const DATA = 'puts the data of the values into ConfigMaps, as they are';
const ONCE = 'renders each object once';
const READABLE = 'renders manifests that can be parsed';
const PLACED = 'sets the namespace of each namespaced object';

export const MUTANTS: readonly Mutant[] = [
  {
    title: 'a label of every object is dropped',
    file: 'network-model/templates/_helpers.tpl',
    from: 'app.kubernetes.io/instance: {{ .Release.Name | quote }}\n',
    to: '',
    red: [LABELS],
  },
  {
    title: 'the namespace of policies is dropped',
    file: 'network-model/templates/networkpolicy.yaml',
    from: '  namespace: {{ .namespace | quote }}\n',
    to: '',
    red: [CASE_SPECS, NAMESPACES, APART, ONCE, SPECS, PLACED],
  },
  {
    title: 'the data of ConfigMaps are taken from the wrong key',
    file: 'network-model/templates/configmap.yaml',
    from: 'toYaml .data',
    to: 'toYaml .spec',
    red: [CASE_SPECS, APART, DATA],
  },
  {
    title: 'an EndpointSlice is that of no Service',
    file: 'network-model/templates/endpointslice.yaml',
    from: '    kubernetes.io/service-name: {{ .service | quote }}\n',
    to: '',
    red: [CASE_SPECS, APART],
  },
  {
    title: 'the authorities are mounted where cloudflared does not look',
    file: 'tunnel/templates/_container.tpl',
    from: '/etc/cloudflared/ca/%s',
    to: '/etc/cloudflared/%s',
    red: ['mounts its volumes at the paths that cloudflared reads'],
  },
  {
    title: 'the test is no longer a hook',
    file: 'network-model/templates/tests/pod.yaml',
    from: '    helm.sh/hook: test\n',
    to: '',
    red: [PODS, KINDS],
  },
  {
    title: 'a spec is indented by the wrong helper',
    file: 'metallb/templates/ipaddresspool.yaml',
    from: 'toYaml .spec | nindent 2',
    to: 'toYaml .spec | indent 2',
    red: [CASE_LINT, CASE_SPECS, CASE_KINDS, NAMESPACES, APART, LABELS, ASKED, PODS, READABLE],
  },
  {
    title: 'a spec is taken from the wrong key',
    file: 'metallb/templates/l2advertisement.yaml',
    from: 'toYaml .spec',
    to: 'toYaml .name',
    red: [CASE_SPECS, CASE_KINDS, APART, KINDS, SPECS],
  },
  {
    title: 'a kind is of another version',
    file: 'metallb/templates/bgppeer.yaml',
    from: 'metallb.io/v1beta2',
    to: 'metallb.io/v1beta1',
    red: [CASE_KINDS, ASKED, KINDS],
  },
  {
    title: 'two objects are not separated',
    file: 'metallb/templates/bgpadvertisement.yaml',
    from: '---\n',
    to: '',
    red: [APART, READABLE],
  },
  {
    title: 'routes are made of the wrong list',
    file: 'ingress/templates/httproute.yaml',
    from: 'range .Values.httpRoutes',
    to: 'range .Values.ingressRoutes',
    red: [CASE_SPECS, APART, ASKED, SPECS],
  },
  {
    title: 'certificates are in the namespace of the release',
    file: 'ingress/templates/certificate.yaml',
    from: '.namespace | quote',
    to: '$.Release.Namespace | quote',
    red: [CASE_SPECS, NAMESPACES, APART, SPECS],
  },
  {
    title: 'labels of Connectors are dropped',
    file: 'tailscale/templates/connector.yaml',
    from: '    {{- include "tailscale.labels" $ | nindent 4 }}\n',
    to: '    {}\n',
    red: [LABELS],
  },
  {
    title: 'the selector is changed',
    file: 'tunnel/templates/_helpers.tpl',
    from: 'app: cloudflared',
    to: 'app: tunnel',
    red: [
      'selects its own pods, everywhere',
      'allows ingress from scrapers, to the metrics only',
      'renders what the commands of the troubleshooting page select',
    ],
  },
  {
    title: 'the mirror of images is left out',
    file: 'tunnel/templates/_helpers.tpl',
    from: '{{- with (.Values.global).imageRegistry }}{{ . }}/{{ end }}\n',
    to: '',
    red: [PODS],
  },
  {
    title: 'the checksum of the configuration is dropped',
    file: 'tunnel/templates/deployment.yaml',
    from: '        checksum/config: {{ include "tunnel.config" . | sha256sum | quote }}\n',
    to: '        {}\n',
    red: ['restarts its pods when their configuration changes, and only then'],
  },
  {
    title: 'readiness probes another path',
    file: 'tunnel/templates/_container.tpl',
    from: 'path: /ready',
    to: 'path: /healthz',
    red: ['probes cloudflared where it serves its health'],
  },
  {
    title: 'the file system is writable',
    file: 'tunnel/templates/_container.tpl',
    from: '  readOnlyRootFilesystem: true\n',
    to: '',
    red: [PODS],
  },
  {
    title: 'the pod may run as root',
    file: 'tunnel/templates/_pod.tpl',
    from: '  runAsNonRoot: true\n',
    to: '',
    red: [PODS],
  },
  {
    title: 'another Secret is mounted',
    file: 'tunnel/templates/_pod.tpl',
    from: 'secretName: {{ .Values.credentials.existingSecret | quote }}',
    to: 'secretName: {{ .Values.credentials.key | quote }}',
    red: ['mounts its volumes at the paths that cloudflared reads'],
  },
  {
    title: 'a configuration without a catch-all is accepted',
    file: 'tunnel/templates/_validate.tpl',
    from: '{{- if or $last.hostname $last.path }}',
    to: '{{- if $last.path }}',
    red: [REFUSES],
  },
  {
    title: 'a placeholder is accepted',
    file: 'tunnel/templates/_validate.tpl',
    from: '{{- if and $placeholder (not (.Values.global).allowPlaceholders) }}',
    to: '{{- if false }}',
    red: [REFUSES],
  },
  {
    title: 'the switch of the PodMonitor is ignored',
    file: 'tunnel/templates/podmonitor.yaml',
    from: '{{- if .Values.podMonitor.enabled }}',
    to: '{{- if true }}',
    red: [ASKED, 'allows ingress from scrapers, to the metrics only', KINDS],
  },
  {
    title: 'another port is opened to scrapers',
    file: 'tunnel/templates/networkpolicy-metrics.yaml',
    from: 'port: 2000',
    to: 'port: 7844',
    red: ['allows ingress from scrapers, to the metrics only'],
  },
  {
    title: 'an empty list of zones is accepted',
    file: 'proxmox-sdn/templates/_validate.tpl',
    from: '{{- if not .Values.zones }}',
    to: '{{- if false }}',
    red: [DEFAULTS],
  },
  {
    title: 'the firewall is left out of the desired state',
    file: 'proxmox-sdn/templates/_data.tpl',
    from: '"subnets" "firewall"',
    to: '"subnets"',
    red: ['puts the desired state into one ConfigMap, and files byte for byte'],
  },
  {
    title: 'the drift job may write the record',
    file: 'proxmox-sdn/templates/role.yaml',
    from: '{{ if eq $mode "reconcile" }}[get, patch]{{ else }}[get]{{ end }}',
    to: '[get, patch]',
    red: ['runs the enabled jobs, each with its own account and the least rights'],
  },
  {
    title: 'the record is deleted with the release',
    file: 'proxmox-sdn/templates/configmap-record.yaml',
    from: '    helm.sh/resource-policy: keep\n',
    to: '',
    red: ['ends a job that a retry does not fix, and keeps its record'],
  },
];

/** The umbrella's one template renders nothing: only a live cluster shows its effect. */
export const REQUIREMENTS_MUTANTS: readonly Omit<Mutant, 'red'>[] = [
  {
    title: 'requirements are off',
    file: 'netloom/templates/requirements.yaml',
    from: '{{- if and .Values.global.checkRequirements',
    to: '{{- if and false .Values.global.checkRequirements',
  },
  {
    title: 'missing requirements are not reported',
    file: 'netloom/templates/requirements.yaml',
    from: '{{- fail (join "\\n" $lines) }}',
    to: '',
  },
];
