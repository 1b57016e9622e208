/** A condition of an older generation is about an older spec. */
const IS_CURRENT = '(!has(e.observedGeneration) || e.observedGeneration == metadata.generation)';

/** The same check as that of Argo CD, in CEL: a Connector is healthy once its route is set up, and fails where its spec is invalid. */
export const CONNECTOR_HEALTH = {
  apiVersion: 'tailscale.com/v1alpha1',
  kind: 'Connector',
  failed: `status.conditions.exists(e, e.type == 'ConnectorReady' && e.status != 'True' && e.reason == 'ConnectorInvalid' && ${IS_CURRENT})`,
  current: `status.conditions.exists(e, e.type == 'ConnectorReady' && e.status == 'True' && ${IS_CURRENT})`,
} as const;
