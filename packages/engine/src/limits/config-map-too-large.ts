import type { Rule } from '@netloom/diagnostics';
import { kib } from './kib.ts';
import type { LimitFacts } from './limit-facts.ts';
import { MOST_BYTES, NEAR_BYTES } from './limits.ts';

export const configMapTooLarge: Rule<LimitFacts> = {
  code: 'config-map-too-large',
  severity: 'error',
  description: 'The API server takes each ConfigMap.',
  *check({ network, origins, configMaps }) {
    for (const { namespace, name, bytes } of configMaps) {
      if (bytes < NEAR_BYTES) continue;
      yield {
        severity: bytes > MOST_BYTES ? 'error' : 'warning',
        message: `ConfigMap "${namespace}/${name}" has ${kib(bytes)}, and the API server takes ${kib(MOST_BYTES)}`,
        at: origins.of(network, 'name'),
        help: 'give a part of the hosts and services a network.yaml of their own, for another cluster; shorter names and one wildcard in place of many hosts help as well',
      };
    }
  },
};
