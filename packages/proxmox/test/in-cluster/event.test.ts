import { toEvent } from '../../src/in-cluster/event.ts';

const OPTIONS = {
  about: { metadata: { name: 'proxmox-sdn-report', uid: 'u', resourceVersion: '7' }, data: {} },
  namespace: 'netloom-system',
  pod: 'proxmox-sdn-drift-1-abc',
  reason: 'SdnDrift' as const,
  note: 'it differs',
  at: new Date('2026-11-25T10:00:00.123Z'),
};

describe(toEvent, () => {
  it('is about the report, and named after the news and its time', () => {
    expect(toEvent(OPTIONS)).toEqual({
      apiVersion: 'events.k8s.io/v1',
      kind: 'Event',
      metadata: { name: 'proxmox-sdn-report.sdndrift.1a21225d97b', namespace: 'netloom-system' },
      eventTime: '2026-11-25T10:00:00.123000Z',
      type: 'Warning',
      reason: 'SdnDrift',
      action: 'Compare',
      note: 'it differs',
      reportingController: 'netloom.io/proxmox-sdn',
      reportingInstance: 'proxmox-sdn-drift-1-abc',
      regarding: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        namespace: 'netloom-system',
        name: 'proxmox-sdn-report',
        uid: 'u',
      },
    });
  });

  it.each([1024, 1025, 1026, 5000])('cuts a note of %d letters to what the API server takes', (length) => {
    for (const letter of ['a', '→']) {
      const note = String(toEvent({ ...OPTIONS, note: letter.repeat(length) }).note);
      expect(Buffer.byteLength(note)).toBeLessThanOrEqual(1024);
      expect(note).toMatch(new RegExp(`^${letter}+…?$`));
    }
  });
});
