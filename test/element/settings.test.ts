import { expect } from '@open-wc/testing';
import { copyOf } from '../../src/element/settings.js';
import { KycEnrolment } from '../../src/index.js';
import { click, frameOf, pageAnswer, untilState } from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

const approving = () => merchantServer({ session: [pageAnswer()], status: [{ status: 'approved' }] });

/** An element of a class that is defined only after the page has set these properties. */
function defineLate(properties: object): KycEnrolment {
  const name = `kyc-late-${crypto.randomUUID()}`;
  const element = Object.assign(document.createElement(name), properties);
  document.body.append(element);
  customElements.define(name, class extends KycEnrolment {});
  if (!(element instanceof KycEnrolment)) throw new Error('it was not upgraded');
  return element;
}

describe('an attribute', () => {
  for (const [attribute, property] of [
    ['only-mobile', 'onlyMobile'],
    ['cross-device', 'crossDevice'],
    ['frame-hosted-pages', 'frameHostedPages'],
    ['frame-credentialless', 'frameCredentialless'],
  ] as const) {
    it(`${attribute} is on when it is there, and off as the text "false", which is how Vue writes it`, () => {
      const element = document.createElement('kyc-enrolment');
      element.setAttribute(attribute, '');
      expect(element[property]).to.equal(true);
      element.setAttribute(attribute, 'false');
      expect(element[property]).to.equal(false);
      element.removeAttribute(attribute);
      expect(element[property]).to.equal(attribute === 'cross-device' ? undefined : false);
    });
  }

  it('heading-level takes 1 to 6, and anything else is the default', () => {
    const element = document.createElement('kyc-enrolment');
    expect(element.headingLevel).to.equal(2);
    for (const [text, level] of Object.entries({ '1': 1, '6': 6, '0': 2, '7': 2, '3.5': 2, three: 2 })) {
      element.setAttribute('heading-level', text);
      expect(element.headingLevel, text).to.equal(level);
    }
  });

  it("the form's own disabled and required are on with any text, as a native field's are", () => {
    const element = document.createElement('kyc-enrolment');
    element.setAttribute('disabled', 'false');
    element.setAttribute('required', 'false');
    expect(element.disabled).to.equal(true);
    expect(element.required).to.equal(true);
  });

  // Vue and Svelte write `:consent-endpoint="isNew && '/kyc/consent'"` so
  for (const [attribute, property] of [
    ['token-endpoint', 'tokenEndpoint'],
    ['consent-endpoint', 'consentEndpoint'],
    ['frame-sandbox', 'frameSandbox'],
    ['time-zone', 'timeZone'],
    ['privacy-url', 'privacyUrl'],
    ['processed-by', 'processedBy'],
  ] as const)
    it(`${attribute} with the text "false" is as if it were left out`, () => {
      const element = document.createElement('kyc-enrolment');
      element.setAttribute(attribute, 'false');
      expect(element[property]).to.equal('');
    });

  it('that is taken away leaves the default, and an unknown word is the default', () => {
    const element = document.createElement('kyc-enrolment');
    for (const [attribute, word, standard] of [
      ['display', 'popup', 'inline'],
      ['start-mode', 'manual', 'auto'],
      ['capture', 'own', 'hosted'],
      ['credentials', 'omit', 'same-origin'],
    ] as const) {
      const property = attribute === 'start-mode' ? 'startMode' : attribute;
      element.setAttribute(attribute, word);
      expect(element[property]).to.equal(word);
      element.setAttribute(attribute, 'sideways');
      expect(element[property]).to.equal(standard);
      element.setAttribute(attribute, word);
      element.removeAttribute(attribute);
      expect(element[property]).to.equal(standard);
    }
    element.setAttribute('provider-origins', 'https://a.example, https://b.example');
    expect(element.providerOrigins).to.deep.equal(['https://a.example', 'https://b.example']);
    element.setAttribute('token-endpoint', '/kyc/session');
    element.removeAttribute('token-endpoint');
    expect(element.tokenEndpoint).to.equal('');
  });
});

describe('a property that is set before the definition has arrived', () => {
  it('disabled keeps it from starting, matches :disabled, and can be taken back', async () => {
    const merchant = approving();
    const element = defineLate({ tokenEndpoint: '/kyc/session', fetch: merchant.fetch, disabled: true });
    await element.updateComplete;
    expect(element.matches(':disabled')).to.equal(true);
    expect(merchant.posts).to.have.length(0);
    element.disabled = false;
    await untilState(element, 'active');
    expect(element.hasAttribute('disabled')).to.equal(false);
    element.remove();
  });

  it('name and required count for the form', () => {
    const element = defineLate({ name: 'kyc', required: true });
    expect(element.getAttribute('name')).to.equal('kyc');
    expect(element.matches(':required, [required]')).to.equal(true);
    expect(element.validity.valueMissing).to.equal(true);
    element.remove();
  });

  it('every setting counts', async () => {
    const early = {
      tokenEndpoint: '/kyc/session',
      requestSession: () => Promise.resolve(pageAnswer()),
      fetch: approving().fetch,
      credentials: 'omit',
      consentEndpoint: '/kyc/consent',
      crossDevice: false,
      onlyMobile: true,
      display: 'dialog',
      frameHostedPages: true,
      frameSandbox: 'off',
      frameCredentialless: true,
      handOff: 'force',
      startMode: 'manual',
      headingLevel: 3,
      intro: 'short',
      privacyUrl: '/privacy',
      processedBy: 'Example Ident',
      capture: 'own',
      captureDetector: () => Promise.resolve(undefined),
      texts: { loading: 'One moment' },
      providerOrigins: ['https://a.example'],
      timeZone: 'Europe/Sofia',
    } as const;
    const element = defineLate(early);
    await element.updateComplete;
    const { properties } = KycEnrolment;
    expect(Object.keys(early).sort()).to.deep.equal(Object.keys(properties).sort());
    for (const [name, value] of Object.entries(early))
      expect(element[name as keyof typeof early], name).to.equal(value);
    element.remove();
  });
});

describe('properties that are set before the definition has arrived', () => {
  for (const [when, begin] of Object.entries({
    'in the same breath': (element: KycEnrolment) => {
      element.start();
    },
    'as soon as it is defined': async (element: KycEnrolment) => {
      await customElements.whenDefined(element.localName);
      element.start();
    },
    'by a restart': (element: KycEnrolment) => {
      element.restart();
    },
  }))
    it(`count for an attempt that the page begins ${when}`, async () => {
      const merchant = approving();
      const element = defineLate({
        tokenEndpoint: '/kyc/session',
        fetch: merchant.fetch,
        startMode: 'manual',
        display: 'dialog',
      });
      await begin(element);
      await untilState(element, 'active');
      expect(merchant.posts.map(({ body }) => body)).to.have.length(1);
      expect(merchant.posts[0]?.body).to.include({ display: 'dialog' });
      element.remove();
    });
});

describe('a setting that is set to nothing when the attempt begins', () => {
  // Vue writes an undefined text as '', Svelte and React set what they are given
  for (const [name, nothing] of Object.entries({ 'an empty text': '', null: null, undefined }))
    it(`is its default: ${name}`, async () => {
      const merchant = approving();
      const sent: unknown[] = [];
      const element = document.createElement('kyc-enrolment');
      for (const setting of ['credentials', 'display', 'capture', 'frameSandbox', 'handOff'])
        Reflect.set(element, setting, nothing);
      element.fetch = (input, init) => {
        sent.push(init?.credentials);
        return merchant.fetch(input, init);
      };
      element.tokenEndpoint = '/kyc/session';
      document.body.append(element);
      await untilState(element, 'active');
      expect(sent[0]).to.equal('same-origin');
      expect(merchant.posts[0]?.body).to.include({ display: 'inline', capture: 'hosted' });
      expect(frameOf(element).getAttribute('sandbox')).to.contain('allow-scripts allow-same-origin');
      element.remove();
    });

  for (const nothing of ['', null, undefined])
    it(`leaves the box as high as it is before a start by click: ${String(nothing)}`, async () => {
      const [plain, element] = [0, 1].map(() => document.createElement('kyc-enrolment'));
      if (!plain || !element) throw new Error();
      Reflect.set(element, 'display', nothing);
      for (const one of [plain, element]) {
        one.startMode = 'manual';
        document.body.append(one);
        await one.updateComplete;
      }
      const { height } = plain.getBoundingClientRect();
      expect(height).to.be.above(0);
      expect(element.getBoundingClientRect().height).to.equal(height);
      for (const one of [plain, element]) one.remove();
    });
});

describe('a property that is set to a text, as a template or a script writes it', () => {
  const started = (properties: object, page: object = {}): KycEnrolment => {
    const session = pageAnswer();
    const merchant = merchantServer({ session: [{ ...session, page: { ...session.page, ...page } }] });
    const element = document.createElement('kyc-enrolment');
    Object.assign(element, properties, { tokenEndpoint: '/kyc/session', lang: 'en', fetch: merchant.fetch });
    document.body.append(element);
    return element;
  };

  it('is off as "false": frameHostedPages', async () => {
    const element = started({ frameHostedPages: 'false' }, { kind: 'hosted' });
    await click(element, 'Verify my identity', { times: 0 });
    element.remove();
  });

  it('is off as "false": frameCredentialless', async () => {
    const element = started({ frameCredentialless: 'false' });
    await untilState(element, 'active');
    expect(frameOf(element).hasAttribute('credentialless')).to.equal(false);
    element.remove();
  });

  it('counts as in an attribute: every setting that has one', () => {
    const element = document.createElement('kyc-enrolment');
    const texts = { onlyMobile: 'false', crossDevice: 'false', headingLevel: '3', handOff: 'sideways' };
    Object.assign(element, texts, { providerOrigins: 'https://A.example/' });
    const read = copyOf(element);
    expect([read.onlyMobile, read.crossDevice, read.headingLevel]).to.deep.equal([false, false, 3]);
    expect([read.handOff, read.providerOrigins]).to.deep.equal(['offer', ['https://a.example']]);
  });
});

// Svelte, Lit and Angular set a property to an undefined value from the first time on, React 19 to one that
// was defined before.
describe('a property that is set to undefined', () => {
  for (const name of ['disabled', 'required'] as const)
    it(`is off: ${name}`, () => {
      const element = document.createElement('kyc-enrolment');
      for (const before of [false, true]) {
        element[name] = before;
        Object.assign(element, { [name]: undefined });
        expect(element[name], `after ${String(before)}`).to.equal(false);
      }
    });
});
