import type { Labels, LabelSelectorRequirement, LabelSelector } from './policy.ts';

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/: all are ANDed, and none selects everything. */
export function matchesSelector(
  { matchLabels = {}, matchExpressions = [] }: LabelSelector,
  labels: Labels,
): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labelOf(labels, key) === value) &&
    matchExpressions.every((requirement) => meetsRequirement(requirement, labels))
  );
}

function meetsRequirement({ key, operator, values = [] }: LabelSelectorRequirement, labels: Labels): boolean {
  const label = labelOf(labels, key);
  switch (operator) {
    case 'In':
      return label !== null && values.includes(label);
    case 'NotIn':
      // an object without the key is selected too
      return label === null || !values.includes(label);
    case 'Exists':
      return label !== null;
    case 'DoesNotExist':
      return label === null;
    default:
      return operator satisfies never;
  }
}

function labelOf(labels: Labels, key: string): string | null {
  return Object.hasOwn(labels, key) ? (labels[key] ?? null) : null;
}
