import { expect, fixtureCleanup } from '@open-wc/testing';
import { version } from '../../src/enrolment/version.js';
import { create, provider } from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

afterEach(() => {
  fixtureCleanup();
  for (const element of document.querySelectorAll('kyc-enrolment')) element.remove();
});

/** What an element with a token endpoint that answers so finds. */
function diagnose(path: string, attributes: Record<string, string> = {}) {
  const element = create(merchantServer({ session: [404] }), {
    tokenEndpoint: provider + path,
    startMode: 'manual',
    providerOrigins: [provider],
  });
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element.diagnose();
}

describe('diagnose()', () => {
  it('finds nothing where all is well, and says what it looked at and what it cannot see', async () => {
    const report = await diagnose('/session/401');
    expect(report.version).to.equal(version);
    expect(report.findings).to.deep.equal([]);
    expect(report.looked).to.include.members(['attributes', 'secure-context', 'copies', 'token-endpoint']);
    const unseen = report.unseen.map(({ what }) => what);
    expect(unseen).to.include.members(['preflight', 'headers', 'webhook']);
    expect(report.looked.filter((what) => unseen.includes(what))).to.deep.equal([]);
    expect(report.unseen.filter(({ why }) => !why)).to.deep.equal([]);
  });

  for (const [what, path, attributes, level, wrong, mend, see] of [
    [
      'a route that is not there',
      '/session/404',
      {},
      'error',
      'HTTP 404',
      'Mount it',
      'the-token-request-fails',
    ],
    [
      'a door that is open',
      '/session/200',
      {},
      'warning',
      'lets in who has no login',
      'null',
      'anybody-is-let-in',
    ],
    [
      'an application’s page in place of the kit’s answer',
      '/session/200/page',
      {},
      'error',
      'answers no JSON',
      'before the rule for every other path',
      'the-token-request-fails',
    ],
    [
      'another route of the kit',
      '/session/404/NOT_FOUND',
      {},
      'error',
      'HTTP 404 NOT_FOUND',
      'End token-endpoint in /session',
      'the-token-request-fails',
    ],
    [
      'a kit whose provider is down',
      '/session/502/PROVIDER_UNAVAILABLE',
      {},
      'error',
      'PROVIDER_UNAVAILABLE',
      'provider is out of reach',
      'the-token-request-fails',
    ],
    ...[
      ['a port that is the usual one', 'https://kyc.example:443', 'Write https://kyc.example.'],
      ['a path', 'https://kyc.example/enrol', 'Write https://kyc.example.'],
      ['other letters', 'https://k\u00fdc.example', 'Write https://xn--kc-0ka.example.'],
      ['a wildcard', 'https://*.kyc.example', 'Write https://host.'],
      ['no scheme', 'kyc.example:8443', 'Write https://host.'],
    ].map(
      ([what = '', entry = '', mend = '']) =>
        [
          `a provider’s origin with ${what}`,
          '/session/401',
          { 'provider-origins': `HTTPS://One.Example/ ${entry}` },
          'error',
          'no origin',
          mend,
          'the-element-does-not-start',
        ] as const,
    ),
    ['CORS', '/page', {}, 'error', 'out of reach', 'CORS hides it', 'another-origin'],
    [
      'a mistyped attribute',
      '/session/401',
      { 'start-mod': 'manual' },
      'error',
      'no attribute start-mod',
      'did you mean start-mode?',
      'the-element-does-not-start',
    ],
    [
      'an unknown word',
      '/session/401',
      { capture: 'canary' },
      'error',
      'capture has a word that is none of hosted, own',
      'Write one of them',
      'the-element-does-not-start',
    ],
  ] as const) {
    it(`finds ${what}, and what mends it`, async () => {
      const { findings } = await diagnose(path, attributes);
      expect(findings.length).to.equal(1);
      expect(findings[0]).to.include({ level, see: `docs/troubleshooting.md#${see}` });
      expect(findings[0]?.wrong).to.contain(wrong);
      expect(findings[0]?.mend).to.contain(mend);
      expect(JSON.stringify(findings)).not.to.contain('canary');
    });
  }

  it('says how the last attempt ended, and nothing twice', async () => {
    const element = create(merchantServer({ session: [404] }), { tokenEndpoint: `${provider}/session/404` });
    document.body.append(element);
    await element.finished;
    const { findings } = await element.diagnose();
    expect(findings.map(({ wrong }) => wrong.split('.')[0])).to.deep.equal([
      "TOKEN_REQUEST_FAILED: The merchant's server gave HTTP 404",
    ]);
  });

  it('says what a relative token endpoint came to, and nothing of one that is said in full', async () => {
    const relative = async (attempt: boolean, tokenEndpoint = 'no-such-mount/session?canary=1') => {
      const element = create(merchantServer({ session: [404] }), {
        tokenEndpoint,
        startMode: attempt ? 'auto' : 'manual',
      });
      document.body.append(element);
      if (attempt) await element.finished;
      const { findings } = await element.diagnose();
      return findings.map(({ mend }) => mend).join(' ');
    };
    const here = new URL('.', document.baseURI).href;
    const where = `token-endpoint is ${here}no-such-mount/session, relative to ${here}.`;
    expect(await relative(true)).to.contain(where);
    expect(await relative(false)).to.contain(where);
    expect(await relative(true, '/no-such-mount/session')).not.to.contain('relative to');
    expect(await relative(true)).not.to.contain('canary');
  });

  it('finds the same on a page with forms that are named as parts of the document', async () => {
    const [before] = (await diagnose('/session/404')).findings;
    for (const name of ['baseURI', 'featurePolicy']) {
      const form = document.body.appendChild(document.createElement('form'));
      onTestFinished(() => {
        form.remove();
      });
      form.name = name;
    }
    expect((await diagnose('/session/404')).findings).to.deep.equal([before]);
  });

  it('tells of each fault, also where two are mended alike', async () => {
    const mistyped = { 'start-mod': 'manual', startmode: 'manual' };
    const { findings } = await diagnose('/session/500', mistyped);
    const said = findings.map(({ wrong }) => wrong.slice(0, 52)).join('\n');
    expect(said).to.contain('start-mod:').and.contain('startmode:').and.contain('HTTP 500');
    expect(findings.length).to.equal(3);
  });

  it('tells of the token endpoint beside an attempt that failed in another way', async () => {
    const element = create(merchantServer({ session: [451] }), { tokenEndpoint: `${provider}/session/500` });
    document.body.append(element);
    await element.finished;
    const { findings } = await element.diagnose();
    expect(findings.map(({ wrong }) => /HTTP \d+/.exec(wrong)?.[0])).to.deep.equal(['HTTP 500', 'HTTP 451']);
  });

  it('asks nobody where the page asks itself', async () => {
    const element = create(merchantServer({ session: [404] }), {
      requestSession: () => Promise.reject(new Error('was asked')),
      startMode: 'manual',
    });
    const { findings, unseen } = await element.diagnose();
    expect(findings).to.deep.equal([]);
    expect(unseen.map(({ what }) => what)).to.include('token-endpoint');
  });
});
