import type { Layer } from '@netloom/reachability';

/** One letter for each layer, so that a cell can name it. */
export const LAYER_LETTERS: Readonly<Record<Layer, string>> = {
  start: 'S',
  target: 'G',
  dns: 'D',
  internet: 'I',
  edge: 'E',
  certificate: 'C',
  tunnel: 'U',
  tailnet: 'T',
  vpn: 'W',
  lan: 'L',
  sdn: 'V',
  node: 'N',
  'load-balancer': 'B',
  firewall: 'F',
  'entry-point': 'Y',
  route: 'R',
  middleware: 'M',
  service: 'K',
  policy: 'P',
  overlay: 'O',
  host: 'H',
  pod: 'X',
};
