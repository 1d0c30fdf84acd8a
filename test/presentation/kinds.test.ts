import { expect, fixture, html } from '@open-wc/testing';
import fc from 'fast-check';
import { own } from '../../src/enrolment/own-properties.js';
import { placeFrame, showInFrame } from '../../src/presentation/frame.js';
import { hosted } from '../../src/presentation/kinds/hosted.js';
import type { Kind, ReadMessage } from '../../src/presentation/kinds/kind.js';
import { toProviderLanguage } from '../../src/enrolment/provider-language.js';
import { webEnrolment } from '../../src/presentation/kinds/web-enrolment.js';
import { provider } from '../support/element.js';

const wishes = { language: 'de', framed: true, crossDevice: undefined, onlyMobile: false };

describe("a web enrolment page's address", () => {
  it('check 18: gets our parameters once, and keeps the token and its own query to the letter', () => {
    const url = new URL(
      'https://kyc.example/web-enrolment/?token=a.b%2Bc~_-&x=%20y&iframe=false&lang=xx&crossDevice=true#step',
    );
    expect(webEnrolment.address(url, { ...wishes, crossDevice: false, onlyMobile: true })).to.equal(
      'https://kyc.example/web-enrolment/?token=a.b%2Bc~_-&x=%20y&lang=de-DE' +
        '&iframe=true&crossDevice=false&onlyMobile=true#step',
    );
  });

  it('outside of a frame gets the language and no more', () => {
    const url = new URL('https://kyc.example/?token=a&onlyMobile=x&constructor=y');
    const outside = { ...wishes, framed: false, crossDevice: false, onlyMobile: true };
    expect(webEnrolment.address(url, outside)).to.equal(
      'https://kyc.example/?token=a&constructor=y&lang=de-DE',
    );
  });

  it('keeps any token unchanged', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.base64String(), (address, token) => {
        const url = new URL(address);
        url.searchParams.set('token', token);
        const result = new URL(webEnrolment.address(url, wishes));
        return (
          result.searchParams.get('token') === token &&
          result.origin === url.origin &&
          result.pathname === url.pathname
        );
      }),
    );
  });

  it("check 19: the language is one of the provider's 17, whatever the page's is", () => {
    expect(toProviderLanguage('ja')).to.equal('jp-JP');
    expect(toProviderLanguage('ja-JP')).to.equal('jp-JP');
    expect(toProviderLanguage('en')).to.equal('en-US');
    expect(toProviderLanguage('pt-BR')).to.equal('pt-PT');
    expect(toProviderLanguage('pt_BR')).to.equal('pt-PT');
    expect(toProviderLanguage('fr-CA')).to.equal('fr-CA');
    expect(toProviderLanguage('fr_CA.UTF-8')).to.equal('fr-CA');
    expect(toProviderLanguage('de.UTF-8')).to.equal('de-DE');
    expect(toProviderLanguage('sr_RS@latin')).to.equal('en-US');
    expect(toProviderLanguage('fr-BE')).to.equal('fr-FR');
    expect(toProviderLanguage('bg')).to.equal('en-US');
    fc.assert(
      fc.property(fc.string(), (language) => /^[a-z]{2}-[A-Z]{2}$/.test(toProviderLanguage(language))),
    );
  });
});

it('the address of a hosted page stays as it is', () => {
  const url = new URL('https://onfido.example/x?lang=q&y');
  expect(hosted.address(url, wishes)).to.equal(url.href);
});

describe('a third kind of page', () => {
  /** A page that takes its language as `hl`, may use the microphone, and says `{ done }`. */
  const third: Kind = {
    address(url, { language }) {
      const result = new URL(url);
      result.searchParams.set('hl', language);
      return result.href;
    },
    features: ['microphone'],
    isFramedByItself: true,
  };
  const read: ReadMessage = (data) => (own(data, 'done') === true ? { kind: 'finished' } : undefined);

  it('is framed with its own parameters and permissions, and believed by its own rule', async () => {
    const stage = await fixture<HTMLDivElement>(html`<div></div>`);
    const attempt = new AbortController();
    const onShown = vi.fn<() => void>();
    let arrive: (read: ReadMessage) => void = () => undefined;
    const reading = new Promise<ReadMessage>((resolve) => {
      arrive = resolve;
    });
    const report = showInFrame({
      url: third.address(new URL('/page', provider), wishes),
      kind: third,
      loadReading: () => reading,
      origins: [provider],
      returnOrigins: [location.origin],
      sessionId: 'a',
      sandbox: 'off',
      isCredentialless: false,
      frame: placeFrame(stage),
      onShown,
      onSilent: () => undefined,
      signal: attempt.signal,
    });
    await vi.waitFor(() => {
      expect(onShown.mock.calls).to.have.length(1);
    });
    const frame = stage.querySelector('iframe');
    expect(frame?.allow).to.equal(`microphone ${provider}`);
    const answers: unknown[] = [];
    void report.then(({ kind }) => answers.push(kind));
    const say = (message: object) => frame?.contentWindow?.postMessage({ say: message }, '*');
    say({ sessionId: 'a', hasCompleted: true, hasError: false }); // another kind's word
    window.postMessage({ done: true }, '*'); // another window's
    say({ done: 'yes' });
    const heard = new Promise<void>((resolve) => {
      window.addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
        if (source === frame?.contentWindow && own(data, 'done') === true) resolve();
      });
    });
    say({ done: true });
    await heard;
    expect(answers).to.deep.equal([]);
    arrive(read); // what it has said until then counts
    expect(await report).to.deep.equal({ kind: 'finished' });
    expect(answers).to.deep.equal(['finished']);
    expect(stage.childElementCount).to.equal(0);
  });
});
