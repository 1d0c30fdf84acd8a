import { error, warning, type Check } from '../finding.js';

const own = 'kyc-enrolment';

/** Under Trusted Types, the names of our policies are allowed. */
export const cspTrustedTypes: Check = {
  name: 'csp-trusted-types',
  run({ policies, elements }) {
    const lists = policies.flatMap((policy) => (policy['trusted-types'] ? [policy['trusted-types']] : []));
    if (lists.length === 0) return { skipped: 'the page has no list of trusted-types' };
    const hasConsent = elements.some(({ attributes }) => attributes['consent-endpoint']);
    const chapter = 'a-content-security-policy';
    return lists.flatMap((names) => {
      if (names.includes('*')) return [];
      const line = (added: string) =>
        ['trusted-types', ...names.filter((name) => name !== "'none'"), added].join(' ');
      if (!names.includes('lit-html'))
        return [
          error(
            chapter,
            'The list of trusted-types has no lit-html, so the script throws when it loads.',
            line(hasConsent ? `lit-html ${own}` : 'lit-html'),
          ),
        ];
      if (!hasConsent || names.includes(own)) return [];
      return [
        warning(
          chapter,
          `The list of trusted-types has no ${own}, which Safari needs for the consent's text.`,
          line(own),
        ),
      ];
    });
  },
};
