import type { NodePortRange } from '../network.ts';
import { parseNodePorts } from './parse-node-ports.ts';
import { textCodec } from './text-codec.ts';

/** `30000-32767`, as kube-apiserver's --service-node-port-range has it. */
export const NodePorts = textCodec<NodePortRange>(parseNodePorts, ({ first, last }) => `${first}-${last}`);
