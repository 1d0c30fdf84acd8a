// A merchant's TypeScript: uses each door's types as a shop would, and says where a wrong use must be
// refused.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/build.ts';
import { execute } from '../support/packages.ts';

const modules = { node16: 'Node16', bundler: 'ESNext' };

const shops = {
  'kyc-enrolment': `
    import 'kyc-enrolment/define';
    import { KycEnrolment, KycError, type Outcome } from 'kyc-enrolment';
    import { announceReturn } from 'kyc-enrolment/return';
    import { doubleOf, play, registerDouble, type Scenario } from 'kyc-enrolment/testing';

    const element: KycEnrolment = document.createElement('kyc-enrolment');
    element.tokenEndpoint = '/kyc/session';
    // @ts-expect-error there is no such display
    element.display = 'sideways';
    element.addEventListener('kyc-success', ({ detail }) => {
      detail.outcome satisfies 'submitted' | 'approved' | 'review';
    });
    // @ts-expect-error an error has a code, and no outcome
    element.addEventListener('kyc-error', ({ detail }) => detail.outcome);
    const outcome: Outcome = await element.finished;
    registerDouble({ scenario: 'review', pace: 'by-hand' });
    play('error:CAMERA_DENIED' satisfies Scenario);
    // @ts-expect-error there is no such scenario
    play('accepted');
    doubleOf(document.querySelector('kyc-enrolment')).step() satisfies KycEnrolment['state'];
    export { KycError, announceReturn, outcome };`,
  'kyc-enrolment-server': `
    import { createServer } from 'node:http';
    import { createKycServer, memoryStore, trustmatic } from 'kyc-enrolment-server';
    import { toNodeHandler } from 'kyc-enrolment-server/node';

    const provider = trustmatic({ url: 'https://id.example', username: 'shop', password: 'secret' });
    const kyc = createKycServer({
      provider,
      store: memoryStore(),
      identify: () => ({ id: 'ada' }),
      origins: ['https://shop.example'],
      secret: 'secret',
      returnUrl: '/',
      onOutcome: ({ status }) => void (status satisfies string),
    });
    // @ts-expect-error a provider is made by its function
    createKycServer({ provider: 'trustmatic' });
    export const server = createServer(toNodeHandler(kyc));`,
  'kyc-enrolment-sandbox': `
    import { startSandbox, type Sandbox } from 'kyc-enrolment-sandbox';

    const sandbox: Sandbox = await startSandbox();
    export const address: string = sandbox.trustmatic.url;
    // @ts-expect-error there is no such provider
    sandbox.onfido;`,
};

interface Wanted {
  readonly of: readonly (keyof typeof shops)[];
  readonly moduleResolution: keyof typeof modules;
}

/** Throws with TypeScript's words when it does not understand the shops as they are meant. */
export async function checkTypes(folder: string, { of, moduleResolution }: Wanted): Promise<void> {
  const project = join(folder, `types-${moduleResolution}`);
  mkdirSync(project);
  for (const name of of) writeFileSync(join(project, `${name}.ts`), shops[name]);
  const compilerOptions = {
    module: modules[moduleResolution],
    moduleResolution,
    target: 'ES2022',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    types: of.some((name) => name !== 'kyc-enrolment') ? ['node'] : [],
    typeRoots: ['../node_modules/@types'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: false,
    skipDefaultLibCheck: true,
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  await execute(process.execPath, [compiler, '-p', project]).catch((error: unknown) => {
    throw error instanceof Error && 'stdout' in error ? new Error(String(error.stdout)) : error;
  });
}
