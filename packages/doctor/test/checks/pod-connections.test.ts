import { readFileSync } from 'node:fs';
import { FIXTURES, loadText } from '@netloom/network-model/testing';
import { clusterNamesCheck } from '../../src/checks/dns/cluster-names.ts';
import { podConnectionsCheck } from '../../src/checks/policies/pod-connections.ts';
import type { DoctorFacts } from '../../src/facts.ts';
import { parsePodLog } from '../../src/in-cluster/pod-answers.ts';
import { podQuestions } from '../../src/in-cluster/pod-questions.ts';
import { homelab, nothing, problemsOf } from '../lab.ts';

const facts = homelab();
const API = 'TCP kubernetes.default.svc.cluster.local. 443';

/** What the check says of a pod with these answers, given as JSON after its question. */
async function seen(
  answers: Readonly<Record<string, object>>,
  expected: DoctorFacts = facts,
): Promise<readonly string[]> {
  const log = Object.entries(answers).map(([question, answer]) => JSON.stringify({ question, ...answer }));
  const pod = Promise.resolve(parsePodLog('Pod netloom-system/netloom-doctor-x', log.join('\n')));
  return problemsOf(podConnectionsCheck, { ...nothing(), pod }, expected);
}

/** Every Service with this answer, and every host with that. */
function all(answer: object, host: object = ANSWERED): Readonly<Record<string, object>> {
  const questions = podQuestions(facts.network);
  const of = (kind: string, one: object): readonly (readonly [string, object])[] =>
    questions.filter((question) => question.startsWith(kind)).map((question) => [question, one]);
  return Object.fromEntries([...of('TCP ', answer), ...of('HEAD ', host)]);
}

const OPEN = { open: true };
const SILENT = { code: 'ETIMEDOUT' };
const ANSWERED = { status: 200 };
const ARGOCD = 'HEAD https://argocd.int.jigga.xyz';

describe('the check of what a pod reaches', () => {
  it('finds nothing where the default deny holds', async () => {
    expect(await seen({ ...all(SILENT), [API]: OPEN })).toEqual([]);
  });

  it('finds what a policy should stop', async () => {
    const question = 'TCP vaultwarden.vaultwarden.svc.cluster.local. 80';
    const [problem, ...others] = await seen({ ...all(SILENT), [API]: OPEN, [question]: OPEN });
    expect(problem).toMatch(
      /^error: from a pod of netloom-system, vaultwarden\/vaultwarden:80 is reached: its port is open; expected deny: .*policy/,
    );
    expect(others).toEqual([]);
  });

  it('takes the silence of everything for no proof', async () => {
    const found = await seen(all(SILENT, SILENT));
    expect(found.length).toBeGreaterThan(0);
    expect(
      found.filter((line) => !line.endsWith('the pod reaches nothing at all, which proves nothing')),
    ).toEqual([]);
  });

  it('finds what should be reached and is not, unless the pod reaches nothing at all', async () => {
    const text = readFileSync(new URL('networks/homelab/network.yaml', FIXTURES), 'utf8');
    const open = { ...facts, ...loadText(text.replace(/^policies:\n( .*\n)*/m, '')) };
    const [problem] = await seen({ ...all(SILENT), [API]: OPEN }, open);
    expect(problem).toMatch(
      /^error: from a pod of netloom-system, vaultwarden\/vaultwarden:80 is not reached: ETIMEDOUT; expected allow: /,
    );
    const nothingAtAll = await seen(all(SILENT, SILENT), open);
    expect(nothingAtAll.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  it('takes a proxy without a backend for a denial, and 404 for neither', async () => {
    const [problem, ...others] = await seen({ ...all(SILENT), [ARGOCD]: { status: 502 } });
    expect(problem).toMatch(
      /^error: from a pod of netloom-system, https:\/\/argocd\.int\.jigga\.xyz is not reached: it answers 502; expected allow: /,
    );
    expect(others).toEqual([]);
    expect(await seen({ ...all(SILENT), [ARGOCD]: { status: 404 } })).toEqual([
      'not checked: https://argocd.int.jigga.xyz: it answers 404 proves nothing',
    ]);
  });

  it('says what the pod had no time for', async () => {
    const found = await seen({ [API]: OPEN });
    expect(found[0]).toMatch(/^not checked: .*: the pod had no time to try it$/);
  });

  it('starts no pod by itself', async () => {
    await expect(problemsOf(podConnectionsCheck, nothing(), facts)).rejects.toThrow(
      '--in-cluster starts a pod that tries it',
    );
  });

  it('asks for each name once, and each Service', () => {
    const questions = podQuestions(facts.network);
    expect(new Set(questions).size).toBe(questions.length);
    expect(questions).toContain('A passwords.jigga.xyz');
    expect(questions).toContain('TCP grafana.monitoring.svc.cluster.local. 80');
    expect(questions).toContain(ARGOCD);
  });
});

describe("names, by the cluster's CoreDNS", () => {
  it('are those that the pod got', async () => {
    const log = JSON.stringify({ question: 'A passwords.jigga.xyz', addresses: ['192.168.7.9'] });
    const pod = Promise.resolve(parsePodLog('Pod netloom-system/netloom-doctor-x', log));
    const found = await problemsOf(clusterNamesCheck, { ...nothing(), pod }, facts);
    expect(found[0]).toBe(
      "error: passwords.jigga.xyz is A 192.168.7.9 by Pod netloom-system/netloom-doctor-x; expected A of Cloudflare's edge",
    );
  });
});
