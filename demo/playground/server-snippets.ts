// What a merchant's server has for the element on the stage: the kit, and its mount in a framework.

import type { Settings } from './settings.js';

export type Mount = 'express' | 'hono' | 'fastify' | 'koa' | 'next';

const providers = {
  trustmatic: `trustmatic({
    url: 'https://<your domain>',
    username: process.env.KYC_USERNAME,
    password: process.env.KYC_PASSWORD,
  })`,
  tennpay: `tennpay({
    url: 'https://<gateway>',
    tokenUrl: 'https://<auth>/connect/token',
    clientId: process.env.KYC_CLIENT_ID,
    clientSecret: process.env.KYC_CLIENT_SECRET,
  })`,
};

const customers = {
  trustmatic: `{ id: 'customer-1' }`,
  tennpay: `{ id: 'customer-1', for: { '10npay': { providerUserId: 2077 } } }`,
};

const consent = `
  requireConsent: {
    consentType: 'biometrics',
    text: ({ language = 'en' }) => ({ version: '1', language, html: '<h1>Your text</h1><p>…</p>' }),
  },`;

function options(
  { attributes }: Settings,
  origins: string,
): { readonly name: string; readonly text: string } {
  const said = new Map(attributes);
  const name = said.get('token-endpoint')?.includes('10npay') ? 'tennpay' : 'trustmatic';
  const text = `{
  provider: ${providers[name]},
  // your login check; null when nobody is signed in
  identify: (request) => (${customers[name]}),
  origins: ['${origins}'], // of the pages that hold the element
  secret: process.env.KYC_SECRET, // openssl rand -base64 32
  returnUrl: '/', // where customers go when they are done
  onOutcome: (event) => console.log(event), // the proof${said.has('consent-endpoint') ? consent : ''}
}`;
  return { name, text };
}

const mounts: Readonly<Record<Exclude<Mount, 'next'>, string>> = {
  express: `import express from 'express';
import { toNodeHandler } from 'kyc-enrolment-server/node';
import { kyc } from './kyc.mjs';

const app = express();
app.use('{mount}', toNodeHandler(kyc)); // before express.json()
app.use('/kyc-enrolment', express.static('node_modules/kyc-enrolment/dist/cdn'));
app.listen(3000);
`,
  hono: `import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { kyc } from './kyc.mjs';

const app = new Hono();
app.all('{mount}/*', ({ req }) => kyc.fetch(req.raw));
serve({ fetch: app.fetch, port: 3000 });
`,
  fastify: `import Fastify from 'fastify';
import { kycPlugin } from 'kyc-enrolment-server/fastify';
import { kyc } from './kyc.mjs';

const app = Fastify();
app.register(kycPlugin(kyc), { prefix: '{mount}' });
await app.listen({ port: 3000 });
`,
  koa: `import Koa from 'koa';
import { kycMiddleware } from 'kyc-enrolment-server/koa';
import { kyc } from './kyc.mjs';

const app = new Koa();
app.use(kycMiddleware(kyc)); // before a body parser
app.listen(3000);
`,
};

/** One file, or two with their names, for the page's present settings. */
export function serverSnippet(mount: Mount, settings: Settings): string {
  const endpoint = new Map(settings.attributes).get('token-endpoint') ?? '/kyc/session';
  const path = endpoint.replace(/\/session$/, '');
  const { name, text } = options(
    settings,
    mount === 'next' ? 'https://shop.example' : 'http://localhost:3000',
  );
  const kit = `import { createKycServer, ${name} } from 'kyc-enrolment-server';`;
  if (mount === 'next')
    return `// app${path}/[...path]/route.js
${kit}
import { toNextHandlers } from 'kyc-enrolment-server/next';
import { after } from 'next/server';

const options = ${text};

export const { GET, POST, OPTIONS } = toNextHandlers(() => createKycServer(options), { after });
`;
  return `// kyc.mjs
${kit}

export const kyc = createKycServer(${text});

// shop.mjs
${mounts[mount].replaceAll('{mount}', path)}`;
}
