// How many statements a new session takes, and a read of its status.

import { gate } from '../report.js';
import type { StoreKind } from './merchant-server.js';
import type { StartMerchant } from './ratios.js';

/** What came until nothing more does: some is written after the answer. */
async function settled(read: () => Promise<readonly string[]>): Promise<readonly string[]> {
  const all: string[] = [];
  for (let quiet = 0; quiet < 3;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const more = await read();
    all.push(...more);
    quiet = more.length === 0 ? quiet + 1 : 0;
  }
  return all;
}

/** A limit that several machines share costs one or two statements of its own for each request. */
const isOfSessions = (statement: string) => !statement.includes('kyc_rate_limits');

export async function readStatements(stores: readonly StoreKind[], start: StartMerchant) {
  const figures: { kind: StoreKind; newSession: readonly string[]; status: readonly string[] }[] = [];
  for (const kind of stores) {
    const merchant = await start(kind, { counts: true });
    await merchant.status(await merchant.open()); // connects, and prepares what is prepared once
    await settled(merchant.statements);
    const session = await merchant.open();
    const newSession = await settled(merchant.statements);
    await merchant.status(session);
    await settled(merchant.statements); // the first one notes that the page was shown
    await merchant.status(session);
    const status = await settled(merchant.statements);
    await merchant.stop();
    figures.push({ kind, newSession, status });
    for (const [what, statements] of Object.entries({
      'a new session': newSession,
      'a status read': status,
    })) {
      console.log(`\n${kind}, ${what}: ${statements.length} statements`);
      for (const statement of statements) console.log(`  ${statement.slice(0, 150)}`);
    }
    gate(
      `a new session over ${kind} takes at most 5 statements`,
      newSession.filter(isOfSessions).length <= 5,
    );
    gate(`a status read over ${kind} takes one`, status.filter(isOfSessions).length === 1);
  }
  return figures;
}
