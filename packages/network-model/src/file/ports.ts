import type { PortRange } from '../network.ts';
import { parsePorts, printPorts } from './port-text.ts';
import { textCodec } from './text-codec.ts';

/** `443/tcp` or `2379-2380/tcp`. */
export const Ports = textCodec<PortRange>(parsePorts, printPorts);
