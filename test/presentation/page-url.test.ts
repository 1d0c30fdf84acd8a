import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parsePageUrl, toProviderLanguage, withParameters } from '../../src/presentation/page-url.js';

const parameters = { language: 'de', framed: true, crossDevice: undefined, onlyMobile: false };

describe("a page's address", () => {
  it('check 18: gets our parameters once, and keeps the token and its own query to the letter', () => {
    const url = new URL(
      'https://kyc.example/web-enrolment/?token=a.b%2Bc~_-&x=%20y&iframe=false&lang=xx&crossDevice=true#step',
    );
    expect(
      withParameters(url, 'web-enrolment', { ...parameters, crossDevice: false, onlyMobile: true }),
    ).to.equal(
      'https://kyc.example/web-enrolment/?token=a.b%2Bc~_-&x=%20y&lang=de-DE&iframe=true&crossDevice=false&onlyMobile=true#step',
    );
  });

  it('outside of a frame gets the language and no more', () => {
    const url = new URL('https://kyc.example/?token=a');
    const outside = { ...parameters, framed: false, crossDevice: false, onlyMobile: true };
    expect(withParameters(url, 'web-enrolment', outside)).to.equal('https://kyc.example/?token=a&lang=de-DE');
  });

  it('of a hosted page stays as it is', () => {
    const url = new URL('https://onfido.example/x?lang=q&y');
    expect(withParameters(url, 'hosted', parameters)).to.equal(url.href);
  });

  it('keeps any token unchanged', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.base64String(), (address, token) => {
        const url = new URL(address);
        url.searchParams.set('token', token);
        const result = new URL(withParameters(url, 'web-enrolment', parameters));
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
    expect(toProviderLanguage('fr-CA')).to.equal('fr-CA');
    expect(toProviderLanguage('fr-BE')).to.equal('fr-FR');
    expect(toProviderLanguage('bg')).to.equal('en-US');
    fc.assert(
      fc.property(fc.string(), (language) => /^[a-z]{2}-[A-Z]{2}$/.test(toProviderLanguage(language))),
    );
  });

  it('check 17: is compared by its exact origin', () => {
    const allowed = ['https://kyc.example'];
    expect(parsePageUrl('https://kyc.example/x', allowed).pathname).to.equal('/x');
    expect(parsePageUrl('https:\\\\kyc.example\\x', allowed).pathname).to.equal('/x');
    for (const address of [
      'https://kyc.example./',
      'https://kyc.example:444/',
      'https://kyc.example.evil.example/',
      'https://evil-kyc.example/',
      'https://sub.kyc.example/',
      'http://kyc.example/',
      'https://user@kyc.example/',
      'https://kyc.example@evil.example/',
      'https://kyc.exаmple/',
      '//kyc.example/',
      'kyc.example',
    ])
      expect(() => parsePageUrl(address, allowed), address).to.throw();
  });

  it('may be http on loopback only', () => {
    for (const host of ['localhost', 'a.localhost', '127.0.0.1', '127.9.9.9', '[::1]'])
      parsePageUrl(`http://${host}:1234/`, []);
    for (const host of ['192.168.0.1', '127.0.0.1.evil.example', 'localhost.evil.example', '0.0.0.0'])
      expect(() => parsePageUrl(`http://${host}/`, []), host).to.throw();
  });
});
