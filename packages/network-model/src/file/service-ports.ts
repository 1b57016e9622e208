/** A port of a Service as the file states it. */
export interface StatedServicePort<Scheme extends string = string> {
  readonly name?: string | undefined;
  readonly port: number;
  readonly targetPort?: number | undefined;
  readonly scheme: Scheme;
}

interface StatedPorts<Scheme extends string> {
  readonly port?: number | undefined;
  readonly targetPort?: number | undefined;
  readonly scheme?: Scheme | undefined;
  readonly ports?: readonly StatedServicePort<Scheme>[] | undefined;
}

const HTTP = 80;

/** The port of a Service that counts where none is named: the only one, or the first of several. */
export function firstPort<Scheme extends string>({
  port = HTTP,
  targetPort,
  scheme,
  ports,
}: StatedPorts<Scheme>): StatedServicePort<Scheme | 'http'> {
  return ports?.[0] ?? { port, targetPort, scheme: scheme ?? 'http' };
}

/** All ports of a Service, the one that counts first. */
export function portsOf<Scheme extends string>(
  service: StatedPorts<Scheme>,
): readonly StatedServicePort<Scheme | 'http'>[] {
  return service.ports ?? [firstPort(service)];
}

/** The port that a row of `expose` leads to; undefined where the Service has no such port. */
export function portOf<Scheme extends string>(
  service: StatedPorts<Scheme>,
  { port }: { readonly port?: number | undefined },
): StatedServicePort<Scheme | 'http'> | undefined {
  return port === undefined ? firstPort(service) : portsOf(service).find((one) => one.port === port);
}
