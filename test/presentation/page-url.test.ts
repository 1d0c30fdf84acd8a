import { expect } from '@open-wc/testing';
import { parsePageUrl } from '../../src/presentation/page-url.js';

describe("a page's address", () => {
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
