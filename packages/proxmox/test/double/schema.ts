import { invalid, type Parameters } from './answer.ts';

/** The message for a wrong value; null for a right one. */
export type Check = (value: string) => string | null;
export type Schema = Readonly<Record<string, Check>>;

export const anything: Check = () => null;

export function integer(min: number, max: number): Check {
  return (value) => {
    if (!/^-?\d+$/.test(value)) return `type check ('integer') failed - got '${value}'`;
    if (Number(value) < min) return `value must have a minimum value of ${min}`;
    return Number(value) > max ? `value must have a maximum value of ${max}` : null;
  };
}

export function pattern(regex: RegExp): Check {
  return (value) => (regex.test(value) ? null : 'value does not match the regex pattern');
}

export function atMost(length: number, then: Check): Check {
  return (value) => (value.length > length ? `value may only be ${length} characters long` : then(value));
}

export const boolean: Check = (value) =>
  /^[01]$/.test(value) ? null : `type check ('boolean') failed - got '${value}'`;

export const ipList: Check = (value) =>
  value.split(/[,; ]/).every((one) => /^[0-9.]+$|^[0-9a-f:]+$/i.test(one))
    ? null
    : 'invalid format - value does not look like a valid IP address\n';

export const cidr: Check = (value) =>
  /^[0-9a-f.:]+\/\d+$/i.test(value)
    ? null
    : 'invalid format - value does not look like a valid CIDR network\n';

const UNKNOWN = 'property is not defined in schema and the schema does not allow additional properties';

/** Throws the refusal of all wrong parameters at once, as Proxmox does before it looks at anything else. */
export function verify(
  parameters: Parameters,
  { schema, required = [] }: { readonly schema: Schema; readonly required?: readonly string[] },
): void {
  const errors: Record<string, string> = {};
  for (const name of required) {
    if (parameters[name] === undefined) errors[name] = 'property is missing and it is not optional';
  }
  for (const [name, values] of Object.entries(parameters)) {
    const check = schema[name];
    const message =
      check === undefined
        ? UNKNOWN
        : [values].flat().reduce<string | null>((found, value) => found ?? check(value), null);
    if (message !== null) errors[name] = message;
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
}
