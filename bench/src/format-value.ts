import type { Unit } from './row.ts';

/** Such as `5.9 ×`, `139 MiB`, `1.8 s` and `n^1.07`. */
export function formatValue(value: number, unit: Unit): string {
  if (Number.isNaN(value)) return '–';
  switch (unit) {
    case '×':
    case '× more':
      return `${value.toFixed(value < 10 ? 2 : 1)} ${unit}`;
    case 'MiB':
      return `${value.toFixed(0)} MiB`;
    case 's':
      return `${value.toFixed(1)} s`;
    case 'exponent':
      return `n^${value.toFixed(2)}`;
    default:
      return unit satisfies never;
  }
}
