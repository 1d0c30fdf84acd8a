// Runs in a merchant's folder, where it is copied: takes a customer through an enrolment with the packages
// that are installed there, over real sockets, and prints the verdict that the merchant heard. The store is
// the argument.

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { startSandbox } from 'kyc-enrolment-sandbox';
import { createKycServer, trustmatic } from 'kyc-enrolment-server';
import { toNodeHandler } from 'kyc-enrolment-server/node';

const [store] = process.argv.slice(2);
const server = createServer((request, response) => handler(request, response)).listen(0, '127.0.0.1');
await once(server, 'listening');
const origin = `http://127.0.0.1:${server.address().port}`;

const sandbox = await startSandbox({
  trustmatic: { webhookUrl: `${origin}/kyc/webhook/trustmatic`, verdictAfterMs: 0 },
});
const { url, username, password, projectId } = sandbox.trustmatic;
let hear;
const heard = new Promise((resolve) => (hear = resolve));
const kyc = createKycServer({
  provider: trustmatic({ url, username, password, projectId }),
  store,
  identify: () => ({ id: `ada-${randomUUID()}`, externalId: 'sandbox:approved' }),
  origins: [origin],
  secret: 'a secret of thirty-two characters',
  returnUrl: '/',
  onOutcome: hear,
  sweepEveryMs: 200,
});
const handler = toNodeHandler(kyc);

const opened = await fetch(`${origin}/kyc/session`, {
  method: 'POST',
  headers: { origin, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  body: JSON.stringify({ language: 'en', display: 'inline', capture: 'hosted', restart: false }),
});
const session = await opened.json();
if (!opened.ok) throw new Error(`${opened.status} ${JSON.stringify(session)}`);

// What the hosted page does when the customer has finished.
const authorization = `Bearer ${new URL(session.page.url).searchParams.get('token')}`;
const finished = await fetch(`${url}/web-enrolment/complete`, { method: 'POST', headers: { authorization } });
if (!finished.ok) throw new Error(`The page could not be finished: ${finished.status}`);

const { status, level } = await heard;
console.log(JSON.stringify({ status, level }));
await kyc.close();
await sandbox.close();
server.closeAllConnections();
server.close();
