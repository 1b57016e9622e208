import { plain, valueConflicts, type Plain } from '@netloom/chart-kit';
import { ownOperators } from '@netloom/deployment/operators';
import { originOfKey, type Rule } from '@netloom/diagnostics';
import { traefikSettings } from '@netloom/ingress';
import { printPath, type ChartSettings, type Network, type NetworkFacts } from '@netloom/network-model';

export const valuesConflict: Rule<NetworkFacts> = {
  code: 'values-conflict',
  severity: 'error',
  description:
    'Values that are passed on to a chart state nothing that netloom sets, or counts on, otherwise.',
  *check({ network, origins }) {
    // several releases of one chart have the same values
    const found = new Map<object, Set<string>>();
    for (const { settings, cause } of chartsOf(network)) {
      const said = found.get(settings.passedOn) ?? new Set();
      found.set(settings.passedOn, said);
      for (const { path, problem, help } of conflictsOf(settings)) {
        const printed = printPath(path);
        if (said.has(printed)) continue;
        said.add(printed);
        yield {
          message: `${settings.title}'s value ${printed} is ${problem}`,
          at: path.reduce(originOfKey, origins.of(settings.passedOn)),
          related: [
            { message: `netloom configures ${settings.title} because of this`, at: origins.of(cause) },
          ],
          help,
        };
      }
    }
  },
};

interface Chart {
  readonly settings: ChartSettings;
  /** The row that the values of netloom follow from. */
  readonly cause: object;
}

/** The charts that netloom configures. */
function chartsOf(network: Network): readonly Chart[] {
  const bundled = network.ingresses
    .filter(({ controller }) => controller === 'traefik-k3s')
    .map((ingress) => ({ settings: traefikSettings(network, ingress), cause: ingress }));
  return [...bundled, ...ownOperators(network)];
}

interface Conflict {
  readonly path: readonly string[];
  readonly problem: string;
  readonly help: string;
}

function* conflictsOf({ own, reasons, countsOn, passedOn }: ChartSettings): Iterable<Conflict> {
  const stated = plain(passedOn);
  for (const { path, over, under } of valueConflicts(plain(own), stated)) {
    const problem = `${print(under)}, but netloom sets it to ${print(over)}`;
    yield { path, problem, help: reasonOf(path, reasons) };
  }
  for (const { path, over, under } of valueConflicts(plain(countsOn), stated)) {
    const problem = `${print(under)}, but netloom counts on ${print(over)} there`;
    const help = 'leave it out: rules, policies and traces follow what the chart makes of its own value';
    yield { path, problem, help };
  }
}

/** The reason of the value, or of the nearest one around it that has one. */
function reasonOf(path: readonly string[], reasons: ChartSettings['reasons']): string {
  const reason = path
    .map((_, depth) => reasons[path.slice(0, path.length - depth).join('.')])
    .find((one) => one !== undefined);
  return reason ?? 'state the keys in it that netloom leaves alone, and not the whole';
}

const LONGEST = 80;

function print(value: Plain): string {
  if (value === '') return 'an empty text';
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return 'a mapping';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
