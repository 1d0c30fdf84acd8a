// A merchant's TypeScript: uses each door's types as a shop would, and says where a wrong use must be
// refused.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const modules = { node16: 'Node16', bundler: 'ESNext' };

const shops = {
  'kyc-enrolment': `
    import 'kyc-enrolment/define';
    import { KycEnrolment, KycError, prefetch, type Outcome } from 'kyc-enrolment';
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
    prefetch({ tokenEndpoint: '/kyc/session', lang: document.querySelector('html')?.lang });
    export { KycError, announceReturn, outcome };`,
  'kyc-enrolment-server': `
    import { createServer } from 'node:http';
    import { createKycServer, KycError, memoryStore, trustmatic } from 'kyc-enrolment-server';
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
    const isBehindProxy = process.env['PROXY'] === '1';
    export const isMisconfigured = (error: unknown) =>
      error instanceof KycError && error.code === 'CONFIGURATION_INVALID';
    /** What is not set is as if it were left out. */
    export const fromEnvironment = () => createKycServer({
      provider,
      identify: () => null,
      origins: ['https://shop.example'],
      secret: process.env['KYC_SECRET'],
      returnUrl: '/',
      baseUrl: process.env['KYC_BASE_URL'],
      store: process.env['KYC_STORE'],
      theme: process.env['KYC_THEME'],
      onOutcome: undefined,
      logger: undefined,
      migrate: undefined,
      handOff: undefined,
      newSessions: undefined,
      clientAddress: undefined,
      now: undefined,
      drainMs: undefined,
    });
    const trustProxyHops = isBehindProxy ? 1 : undefined;
    export const server = createServer(toNodeHandler(kyc, { trustProxyHops }));`,
  'kyc-enrolment-sandbox': `
    import { specimenFile, startSandbox, type Sandbox } from 'kyc-enrolment-sandbox';

    const sandbox: Sandbox = await startSandbox();
    export const address: string = sandbox.trustmatic.url;
    export const passport: Uint8Array = await specimenFile('passport');
    // @ts-expect-error a name from elsewhere may be that of no specimen
    export const other: Uint8Array = await specimenFile(address);
    // @ts-expect-error there is no such provider
    sandbox.onfido;`,
};

interface Wanted {
  readonly of: readonly (keyof typeof shops)[];
  readonly moduleResolution: keyof typeof modules;
}

/** TypeScript's own declarations, which take longest to read, and which all shops have in common. */
const ofTypeScript = new Map<string, ts.SourceFile>();

function createHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    getSourceFile(path, ...more) {
      const file = ofTypeScript.get(path) ?? host.getSourceFile(path, ...more);
      if (file && /[\\/]typescript[\\/]lib[\\/]/.test(path)) ofTypeScript.set(path, file);
      return file;
    },
  };
}

/** Throws with TypeScript's words when it does not understand the shops as they are meant. */
export function checkTypes(folder: string, { of, moduleResolution }: Wanted): void {
  const project = join(folder, `types-${moduleResolution}`);
  mkdirSync(project);
  const paths = of.map((name) => join(project, `${name}.ts`));
  for (const [index, name] of of.entries()) writeFileSync(paths[index] ?? '', shops[name]);
  const { options, errors } = ts.convertCompilerOptionsFromJson(
    {
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
    },
    project,
  );
  const program = ts.createProgram(paths, options, createHost(options));
  const wrong = [...errors, ...ts.getPreEmitDiagnostics(program)];
  if (wrong.length > 0)
    throw new Error(
      ts.formatDiagnostics(wrong, {
        getCanonicalFileName: (path) => path,
        getCurrentDirectory: () => project,
        getNewLine: () => '\n',
      }),
    );
}
