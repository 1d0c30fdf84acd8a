import { expect } from '@open-wc/testing';
import { pageUrlRefused } from '../../src/enrolment/set-up-errors.js';
import { readPageUrl } from '../../src/presentation/page-url.js';

describe("a page's address", () => {
  it('check 17: is compared by its exact origin', () => {
    const allowed = ['https://kyc.example'];
    expect(readPageUrl('https://kyc.example/x', allowed)?.pathname).to.equal('/x');
    expect(readPageUrl('https:\\\\kyc.example\\x', allowed)?.pathname).to.equal('/x');
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
      expect(readPageUrl(address, allowed), address).to.equal(undefined);
  });

  it('may be http on loopback only', () => {
    for (const host of ['localhost', 'a.localhost', '127.0.0.1', '127.9.9.9', '[::1]'])
      expect(readPageUrl(`http://${host}:1234/`, [])?.protocol, host).to.equal('http:');
    for (const host of ['192.168.0.1', '127.0.0.1.evil.example', 'localhost.evil.example', '0.0.0.0'])
      expect(readPageUrl(`http://${host}/`, []), host).to.equal(undefined);
  });

  it('that is refused is told why, by its origin at most', () => {
    const why = (address: string, origins: string[] = []) => pageUrlRefused(address, origins).message;
    expect(why('javascript:alert(1)')).to.equal("The page's address is not https.");
    expect(why('blob:https://kyc.example/1')).to.equal("The page's address is not https.");
    expect(why('/page')).to.equal("The page's address is not an absolute URL.");
    expect(why('https://a:b@kyc.example/')).to.equal("The page's address has credentials in it.");
    expect(why('https://evil.example/?token=t', ['https://kyc.example'])).to.equal(
      "The page's address is of https://evil.example, which provider-origins does not list.",
    );
    expect(why('https://kyc.example/', ['https://kyc.example:443'])).to.equal(
      "The page's address is of https://kyc.example, " +
        'which provider-origins does not list as it is written here.',
    );
  });
});
