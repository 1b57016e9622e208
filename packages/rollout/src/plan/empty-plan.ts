import type { Plan } from './plan.ts';

/** The plan from one network file to another that means the same. */
export function emptyPlan(network: string): Plan {
  return {
    network,
    statements: [],
    objects: [],
    drift: [],
    twoSteps: null,
    rollout: null,
    warnings: [],
    notes: [],
    refusals: [],
  };
}
