/** The ConfigMap of facts, in the namespace NETLOOM_NAMESPACE. */
export const FACTS_CONFIG_MAP = 'netloom-network';

/** The key that holds the network as its file has it, without comments: `netloom plan --against cluster` reads it. */
export const NETWORK_YAML = 'network.yaml';
