import { headersFor } from '../../demo/playground/headers.js';
import type { Pair } from '../../demo/playground/settings.js';

const headers = (...attributes: readonly Pair[]) => new Map(headersFor({ attributes, properties: [] }));
const policyOf = (...attributes: readonly Pair[]) => headers(...attributes).get('Content-Security-Policy');

const trustmatic: Pair = ['token-endpoint', '/kyc/session'];
const tennpay: Pair = ['token-endpoint', '/kyc-10npay/session'];
const origins: Pair = ['provider-origins', 'https://a.example https://b.example'];

describe('the headers that the playground writes', () => {
  it('let the provider’s page into the frame, with the camera', () => {
    expect(policyOf(trustmatic, origins)).toContain('; frame-src https://a.example https://b.example;');
    expect(headers(trustmatic, origins).get('Permissions-Policy')).toBe(
      'camera=(self "https://a.example" "https://b.example")',
    );
  });

  it('let no frame in where the page has none, and keep the link to a window', () => {
    const inWindows: readonly (readonly Pair[])[] = [[trustmatic, ['display', 'popup']], [tennpay]];
    for (const said of inWindows) {
      expect(policyOf(...said)).not.toContain('frame-src');
      expect(headers(...said).get('Cross-Origin-Opener-Policy')).toBe('same-origin-allow-popups');
    }
  });

  it('let the return page into the frame of hosted pages, with what these need', () => {
    const said = headers(tennpay, ['frame-hosted-pages', ''], origins);
    expect(said.get('Content-Security-Policy')).toContain(`frame-src 'self' https://a.example`);
    expect(said.get('Permissions-Policy')).toContain('microphone=(self "https://a.example"');
  });

  it('leave our own camera to the page itself', () => {
    const said = headers(trustmatic, ['display', 'popup'], ['capture', 'own']);
    expect(said.get('Permissions-Policy')).toBe('camera=(self)');
  });

  it('name the policy of the consent’s text', () => {
    expect(policyOf(trustmatic, ['consent-endpoint', '/kyc/consent'])).toMatch(
      /trusted-types lit-html kyc-enrolment$/,
    );
  });
});
