import fc from 'fast-check';
import { beginningOfChain, chained, verifyAudit } from '../../../src/server/audit/audit-chain.js';
import type { AuditLine } from '../../../src/server/audit/audit-chain.js';

async function trail(length: number): Promise<AuditLine[]> {
  const lines: AuditLine[] = [];
  for (let index = 0; index < length; index += 1)
    lines.push(
      await chained(
        { kind: 'opened', at: '2026-01-01T00:00:00.000Z', sessionId: `s${index}` },
        lines.at(-1) ?? beginningOfChain,
      ),
    );
  return lines;
}

/** `rewritten` is changed, with a hash that is right again. */
const forgeries = ['gone', 'moved', 'changed', 'rewritten', 'added'] as const;

describe('the audit chain', () => {
  it('is whole as it was written, in any order of fields, and with a line told twice', async () => {
    const lines = await trail(5);
    const asKept = lines.map((line) =>
      Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(line)) as AuditLine).reverse()),
    ) as unknown as AuditLine[];
    const last = { seq: 5, hash: lines[4]?.hash };
    expect(await verifyAudit(asKept)).toEqual({ isWhole: true, last });
    expect(await verifyAudit(lines.flatMap((line) => [line, line]))).toEqual({ isWhole: true, last });
    expect(await verifyAudit([...lines.slice(0, 3), ...lines])).toEqual({ isWhole: true, last });
    expect(await verifyAudit([])).toEqual({ isWhole: true, last: beginningOfChain });
  });

  it('goes on from where it was verified before', async () => {
    const lines = await trail(5);
    const first = await verifyAudit(lines.slice(0, 2));
    expect(first.isWhole && (await verifyAudit(lines.slice(2), { after: first.last }))).toMatchObject({
      isWhole: true,
    });
    expect(await verifyAudit(lines.slice(2))).toEqual({ isWhole: false, brokenAt: 1 });
  });

  it('shows any line that is missing, moved, changed or added', async () => {
    const lines = await trail(6);
    await fc.assert(
      fc.asyncProperty(fc.nat(4), fc.constantFrom(...forgeries), async (at, how) => {
        const [line, next] = [lines[at]!, lines[at + 1]!];
        const forged = [...lines];
        if (how === 'gone') forged.splice(at, 1);
        if (how === 'moved') forged.splice(at, 2, next, line);
        if (how === 'changed') forged[at] = { ...line, sessionId: 'another' };
        if (how === 'rewritten')
          forged[at] = await chained({ kind: 'erased', at: line.at }, lines[at - 1] ?? beginningOfChain);
        if (how === 'added') forged.splice(at + 1, 0, await chained({ kind: 'erased', at: line.at }, line));
        expect((await verifyAudit(forged)).isWhole).toBe(false);
      }),
    );
  });

  it('shows a line that is told twice, and changed the second time', async () => {
    const lines = await trail(3);
    const forged = [...lines, { ...lines[1]!, sessionId: 'another' }];
    expect(await verifyAudit(forged)).toEqual({ isWhole: false, brokenAt: 4 });
  });
});
