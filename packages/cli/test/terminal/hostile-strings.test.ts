import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '@netloom/diagnostics';
import type { StepReport } from '@netloom/rollout/steps';
import { reportSteps } from '../../src/cluster/report-steps.ts';
import { printDifference } from '../../src/terminal/print-difference.ts';
import { printJsonDocument } from '../../src/terminal/print-json-document.ts';
import { reportError } from '../../src/terminal/report-error.ts';
import { safeTerminal } from '../../src/terminal/safe-terminal.ts';
import type { Terminal } from '../../src/terminal/terminal.ts';
import { inTempFolder, SMALL } from '../netloom.ts';
import { runHere } from '../run-here.ts';

// the command loads these packages only when they are needed, and so does whoever tests it
const { applyJson } = await import('@netloom/rollout/apply');
const { planJson, printPlan } = await import('@netloom/rollout/plan');
const { printRemovalPlan, removeJson } = await import('@netloom/rollout/remove');
const { parseSource, printGithub, printHuman, printJson, printSarif } = await import('@netloom/diagnostics');
const proxmox = await import('@netloom/proxmox/reconcile');

/** It clears the screen, hides, turns around, and adds a mask and a finding to a workflow; as one line it is eight. */
const HOSTILE =
  'x\u001b[2J\u001b[8m\u009b31m\u202egnp.exe\u2066\u200e\u2028\u0007\r\n::error file=a::b\n  ::add-mask::c\n##[add-mask]d##[group]e\r::f::g';

/** What may not leave a printer: a control, a sign that turns text around, and a command of a workflow. */
const BAD =
  /[^\P{Cc}\t\n\r]|\r(?!\n)|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|##\[|^[^\S\n]*::(?!(?:error|warning|notice) (?:file|title)=[^:]*::)[A-Za-z-]+.*::/mu;

const place = {
  file: HOSTILE,
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 2, offset: 1 },
};
const diagnostic: Diagnostic = {
  code: 'bad-value',
  severity: 'error',
  message: HOSTILE,
  range: place,
  related: [{ message: HOSTILE, range: place }],
  help: HOSTILE,
  fix: { title: HOSTILE, edits: [{ file: HOSTILE, start: 0, end: 1, text: HOSTILE }] },
  docs: 'x.md',
};
const waived = [{ diagnostic, waiver: { reason: HOSTILE, until: '2030-01-01', range: place } }];
const { source } = parseSource(`${HOSTILE}\n`, HOSTILE);

const cluster = {
  context: HOSTILE,
  server: HOSTILE,
  version: HOSTILE,
  uid: HOSTILE,
  authorities: [HOSTILE],
};
const ref = { apiVersion: 'v1', kind: HOSTILE, namespace: HOSTILE, name: HOSTILE };
const refusal = { code: 'immutable', message: HOSTILE, help: HOSTILE } as const;
const steps: readonly StepReport[] = [{ step: 'network', state: 'done', text: HOSTILE }];

const plan: Parameters<typeof printPlan>[0] = {
  network: HOSTILE,
  statements: [{ topic: 'hosts', action: 'add', subject: HOSTILE, text: HOSTILE }],
  objects: [
    {
      ...ref,
      action: 'refuse',
      owner: { kind: 'helm', release: HOSTILE, namespace: HOSTILE },
      fields: [{ action: 'change', path: HOSTILE, before: HOSTILE, after: HOSTILE }],
    },
  ],
  drift: [{ ...ref, state: 'edited', by: HOSTILE, fields: [] }],
  twoSteps: null,
  rollout: {
    firstInstall: false,
    cluster,
    namespaces: [
      { name: HOSTILE, action: 'leave', podSecurity: 'restricted', labels: { [HOSTILE]: HOSTILE } },
    ],
    secrets: [{ namespace: HOSTILE, name: HOSTILE, state: 'missing' }],
    operators: [
      {
        name: HOSTILE,
        namespace: HOSTILE,
        action: 'leave',
        version: HOSTILE,
        running: HOSTILE,
        reason: HOSTILE,
        pending: false,
      },
    ],
    release: { action: 'install', revision: null, pending: false, newest: null },
    objects: 1,
  },
  warnings: [HOSTILE],
  notes: [HOSTILE],
  refusals: [refusal],
};
const removePlan: Parameters<typeof printRemovalPlan>[0] = {
  network: HOSTILE,
  cluster,
  release: { revision: 1, status: HOSTILE },
  objects: [ref],
  operators: [{ name: HOSTILE, namespace: HOSTILE, action: 'leave', reason: HOSTILE }],
  namespaces: [HOSTILE],
  refusals: [{ code: 'argo-owns-network', message: HOSTILE, help: HOSTILE }],
  warnings: [HOSTILE],
};
const sdnPlan: Parameters<typeof proxmox.printSdnPlan>[0] = {
  version: HOSTILE,
  pending: [HOSTILE],
  discards: false,
  writes: [],
  adopts: [HOSTILE],
  reload: [HOSTILE],
  refusals: [{ code: 'not-ours', message: HOSTILE, help: HOSTILE }],
  notes: [HOSTILE],
};
const firewallPlan: Parameters<typeof proxmox.printFirewallPlan>[0] = {
  status: 'on',
  writes: [{ kind: 'entry', action: 'create', set: HOSTILE, entry: HOSTILE }],
  turnsOn: false,
  refusals: [{ code: 'not-ours', message: HOSTILE, help: HOSTILE }],
  notes: [HOSTILE],
};

/** What a terminal gets that prints in colour. */
function printed(print: (terminal: Terminal) => void): string {
  let text = '';
  const out = (more: string): void => {
    text += more;
  };
  const color = { out: true, err: true };
  print(safeTerminal({ out, err: out, progress: out, color, columns: { out: 80, err: 80 } }).terminal);
  return text;
}

const PRINTERS: readonly (readonly [string, () => string])[] = [
  ['findings for a person', () => printHuman([diagnostic], { sources: [source], color: false, waived })],
  ['findings in JSON', () => printJson([diagnostic], waived)],
  ['findings in SARIF', () => printSarif([diagnostic], { version: '1', rules: [], waived })],
  ['findings as annotations', () => printGithub([diagnostic])],
  ['a plan', () => printPlan(plan, HOSTILE)],
  ['a plan in JSON', () => planJson(plan, { kind: 'file', name: HOSTILE })],
  ['an apply in JSON', () => applyJson(plan, { name: HOSTILE, steps, dryRun: false })],
  ['a removal', () => printRemovalPlan(removePlan)],
  ['a removal in JSON', () => removeJson(removePlan, { steps, dryRun: false })],
  ['a plan of the SDN', () => proxmox.printSdnPlan(sdnPlan)],
  ['a plan of the SDN in JSON', () => proxmox.proxmoxPlanJson(sdnPlan, { firewall: firewallPlan })],
  ['a plan of the firewall', () => proxmox.printFirewallPlan(firewallPlan)],
  ['a dry run', () => proxmox.printInterfacesPreview({ kind: 'none', why: HOSTILE })],
  ['a difference', () => printDifference({ stale: [HOSTILE], missing: [HOSTILE], surplus: [HOSTILE] })],
  ['a document', () => printJsonDocument({ [HOSTILE]: HOSTILE })],
];

const AT_THE_TERMINAL: readonly (readonly [string, (terminal: Terminal) => void])[] = [
  [
    'a step',
    (terminal) => {
      steps.forEach(reportSteps([], terminal));
    },
  ],
  [
    'an error that is known',
    (terminal) => reportError(Object.assign(new Error(HOSTILE), { name: 'Refused' }), terminal),
  ],
  [
    'an error that is not',
    (terminal) => reportError(new Error(HOSTILE, { cause: new Error(HOSTILE) }), terminal),
  ],
  [
    'progress',
    ({ progress }) => {
      progress(HOSTILE);
    },
  ],
  [
    'the dry run of Proxmox',
    ({ err }) => {
      err(proxmox.printInterfacesPreview({ kind: 'diffs', hosts: [{ host: HOSTILE, diff: HOSTILE }] }));
    },
  ],
];

describe('what comes from a cluster, a registry, Proxmox or a file name', () => {
  it.each(PRINTERS)('neither moves a cursor nor is a command: %s', (_, print) => {
    expect(BAD.exec(print())?.[0]).toBeUndefined();
  });

  it.each(AT_THE_TERMINAL)('neither moves a cursor nor is a command: %s', (_, print) => {
    expect(BAD.exec(printed(print))?.[0]).toBeUndefined();
  });

  it.each(PRINTERS.filter(([name]) => name.endsWith('JSON')))('is the same to a program: %s', (_, print) => {
    expect(JSON.stringify(JSON.parse(print()))).toContain(JSON.stringify(HOSTILE));
  });

  it.each([
    ['validate'],
    ['validate', '--output', 'json'],
    ['validate', '--output', 'github'],
    ['build', '--check'],
    ['trace', 'lan', 'tcp://192.168.1.10:22', '--output', 'json', '--network'],
    ['uses', '192.168.1.10', '--network'],
    ['plan', '--against'],
  ])('neither moves a cursor nor is a command: the name of a file to `%s %s %s`', (...args) =>
    inTempFolder(async (folder) => {
      const named = join(folder, HOSTILE.replaceAll('/', ''));
      await mkdir(named);
      await writeFile(join(named, 'network.yaml'), SMALL.replace('one', 'One'));
      const { stdout, stderr } = await runHere([...args, named]);
      expect(stdout + stderr).not.toBe('');
      expect(BAD.exec(stdout + stderr)?.[0]).toBeUndefined();
      await writeFile(join(named, 'network.yaml'), SMALL);
      const well = await runHere([...args, named]);
      expect(BAD.exec(well.stdout + well.stderr)?.[0]).toBeUndefined();
    }),
  );

  it('leaves the colours of our own printers, and no other sequence', () => {
    const text = printed(({ out }) => {
      out(printHuman([{ ...diagnostic, range: null, related: [] }], { sources: [], color: true }));
    });
    expect(text).toContain('\u001b[1;31merror[bad-value]\u001b[0m');
    expect(text.split('\u001b').every((part, index) => index === 0 || /^\[[0-9;]*m/.test(part))).toBe(true);
  });

  it('leaves IPv6 addresses, tabs and the line ends of Windows alone', () => {
    const text = '::1 is\there\r\n  ::ffff:0:0 too\r\n';
    const both = printed(({ out, err }) => {
      out(text);
      err(text);
    });
    expect(both).toBe(text + text);
  });
});
