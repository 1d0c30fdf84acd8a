import { parseSettings } from '../../src/server/configuration.js';

const good = { origins: ['https://shop.example'], secret: 'x'.repeat(32), returnUrl: '/done' };

describe('configuration', () => {
  it('takes what is complete, with the defaults', () => {
    expect(parseSettings(good)).toMatchObject({
      baseUrl: 'https://shop.example/kyc',
      path: '/kyc',
      returnUrl: 'https://shop.example/done',
    });
    expect(parseSettings({ ...good, baseUrl: 'https://shop.example/' })).toMatchObject({
      baseUrl: 'https://shop.example',
      path: '',
    });
  });

  it('takes an origin in any spelling', () => {
    for (const origin of ['https://shop.example/', 'HTTPS://Shop.example', 'https://shop.example:443']) {
      expect(
        parseSettings({ ...good, origins: [origin], returnUrl: 'https://shop.example/x' }),
      ).toMatchObject({
        origins: ['https://shop.example'],
        returnUrl: 'https://shop.example/x',
      });
    }
  });

  it('takes http on loopback hosts', () => {
    for (const origin of ['http://localhost:5173', 'http://127.0.0.1:8080', 'http://[::1]:3000']) {
      expect(parseSettings({ ...good, origins: [origin] }).origin).toBe(origin);
    }
  });

  it.each<[string, object, string]>([
    ['no origins', { origins: [] }, 'origins'],
    ['an origin with a path', { origins: ['https://shop.example/shop'] }, 'origins'],
    ['an origin with a query', { origins: ['https://shop.example/?a'] }, 'origins'],
    ['an origin with user information', { origins: ['https://a@shop.example'] }, 'origins'],
    ['a wildcard', { origins: ['*'] }, 'origins'],
    ['an origin of plain http', { origins: ['http://shop.example'] }, 'origins'],
    ['a host that only looks like loopback', { origins: ['http://localhost.evil.example'] }, 'origins'],
    ['a short secret', { secret: 'x'.repeat(31) }, 'secret'],
    ['a short secret among good ones', { secret: ['x'.repeat(32), 'short'] }, 'secret'],
    ['no secret', { secret: [] }, 'secret'],
    ['a secret that was never set', { secret: undefined }, 'secret'],
    ['a baseUrl of plain http', { baseUrl: 'http://shop.example/kyc' }, 'baseUrl'],
    ['a baseUrl with a query', { baseUrl: 'https://shop.example/kyc?a' }, 'baseUrl'],
    ['check 58: a returnUrl of another origin', { returnUrl: 'https://evil.example/' }, 'returnUrl'],
    ['check 58: a returnUrl with two slashes', { returnUrl: '//evil.example' }, 'returnUrl'],
    ['check 58: a returnUrl with a backslash', { returnUrl: '/\\evil.example' }, 'returnUrl'],
    ['check 58: a returnUrl with user information', { returnUrl: 'https://a@shop.example/' }, 'returnUrl'],
    ['check 58: a returnUrl of a scheme and no slashes', { returnUrl: 'https:evil.example' }, 'returnUrl'],
    ['check 58: a returnUrl with a password', { returnUrl: 'https://:b@shop.example/' }, 'returnUrl'],
    ['check 58: a script as returnUrl', { returnUrl: 'javascript:alert(1)' }, 'returnUrl'],
  ])('refuses %s and names the option', (_name, wrong, option) => {
    expect(() => parseSettings({ ...good, ...wrong })).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID', message: expect.stringContaining(option) }),
    );
  });

  it('never quotes a secret', () => {
    expect(() => parseSettings({ ...good, secret: 'hunter2' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
    );
  });
});
