import type { AnswerKey } from '@netloom/importer';

export interface Question {
  readonly key: AnswerKey;
  readonly ask: string;
  /** Of the flag that answers it. */
  readonly help: string;
  readonly value: string;
  readonly isOptional: boolean;
  /** All answers that there are, the one that is taken without a suggestion first. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** The question whose answer this one completes: it is asked only where that has one. */
  readonly completes?: AnswerKey;
}

/** In the order in which they are asked: each answer is checked against the earlier ones. */
export const QUESTIONS: readonly Question[] = [
  {
    key: 'name',
    ask: 'What is the network called?',
    help: 'name of the network',
    value: 'NAME',
    isOptional: false,
  },
  {
    key: 'domain',
    ask: 'Which public domain is yours?',
    help: 'the public domain',
    value: 'DOMAIN',
    isOptional: false,
  },
  {
    key: 'lan',
    ask: 'Which addresses has the home network?',
    help: 'CIDR of the home network',
    value: 'CIDR',
    isOptional: false,
  },
  {
    key: 'nodes',
    ask: 'Which machines run K3s? NAME=ADDRESS, with commas between them',
    help: 'machines of the cluster, with commas between them',
    value: 'NAME=ADDRESS,…',
    isOptional: false,
  },
  {
    key: 'router',
    ask: 'Which address has the router?',
    help: 'address of the router',
    value: 'ADDRESS',
    isOptional: true,
  },
  {
    key: 'dhcp',
    ask: 'Which addresses does DHCP hand out? FIRST-LAST',
    help: 'what DHCP hands out',
    value: 'RANGE,…',
    isOptional: true,
  },
  {
    key: 'proxmox',
    ask: 'Which Proxmox hosts are there? NAME=ADDRESS, with commas between them',
    help: 'Proxmox hosts, with commas between them',
    value: 'NAME=ADDRESS,…',
    isOptional: true,
  },
  {
    key: 'pool',
    ask: 'Which addresses may MetalLB give to Services?',
    help: 'addresses for MetalLB',
    value: 'RANGE',
    isOptional: true,
  },
  {
    key: 'internal',
    ask: 'Which domain do hosts behind Traefik have, that only the home network reaches?',
    help: 'domain of the hosts behind Traefik',
    value: 'DOMAIN',
    isOptional: true,
  },
  {
    key: 'tunnel',
    ask: 'Which id has the Cloudflare tunnel?',
    help: 'id of the Cloudflare tunnel',
    value: 'ID',
    isOptional: true,
  },
  {
    key: 'tailnet',
    ask: 'Do devices of a tailnet reach the addresses of MetalLB?',
    help: '`yes` for a Tailscale router to the addresses of MetalLB',
    value: 'yes|no',
    isOptional: true,
    choices: [
      { value: 'no', label: 'no' },
      { value: 'yes', label: 'yes' },
    ],
  },
  {
    key: 'gitops',
    ask: 'What installs the network from Git?',
    help: 'what installs the network from Git',
    value: 'argocd|flux',
    isOptional: true,
    choices: [
      { value: '', label: 'nothing: by hand, with Helm' },
      { value: 'argocd', label: 'Argo CD' },
      { value: 'flux', label: 'Flux' },
    ],
  },
  {
    key: 'git',
    ask: 'Which URL has the repository that it reads?',
    help: 'the repository that --gitops reads',
    value: 'URL',
    isOptional: false,
    completes: 'gitops',
  },
  {
    key: 'charts',
    ask: 'Which registry path do you publish the charts under? HOST/PATH',
    help: 'registry path of the charts that --gitops installs, without oci://',
    value: 'HOST/PATH',
    isOptional: false,
    completes: 'gitops',
  },
];
