// The sanitiser of browsers that have none of their own. Loaded on demand. It must never be the page's
// DOMPurify: a hook set on that would be set for the page's own texts too.

import createDOMPurify, { type Config } from 'dompurify';
import { attributes, elements, unwrapped } from './allowlist.js';

const purifier = createDOMPurify(window);
const policy = createPolicy(); // a page may allow the name once
const known = new Set([...elements, ...unwrapped, 'body', '#text']);

// By default it keeps what is in an element that it takes out; the browsers' own sanitiser does not.
purifier.addHook('uponSanitizeElement', (node, { tagName }) => {
  if (node instanceof Element && !known.has(tagName)) Element.prototype.remove.call(node);
});

/**
 * The text's allowed part.
 *
 * @throws Error where the page's Trusted Types forbid to read it
 */
export function purify(html: string): DocumentFragment {
  const fragment = purifier.sanitize(html, {
    ALLOWED_TAGS: elements,
    ALLOWED_ATTR: attributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
    TRUSTED_TYPES_POLICY: policy,
  });
  if (!(fragment instanceof DocumentFragment)) throw new Error('The text was not read.'); // it is null then
  return fragment;
}

type Policy = NonNullable<Config['TRUSTED_TYPES_POLICY']>;

interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(html: string): string; createScriptURL(): string }): Policy;
}

/**
 * Lets DOMPurify read a text into a document of its own, and nobody else anything. Null where there is none
 * to be had.
 */
function createPolicy(): Policy | null {
  if (!hasTrustedTypes(window)) return null;
  try {
    return window.trustedTypes.createPolicy('kyc-enrolment', {
      createHTML: (html) => html,
      createScriptURL: () => '',
    });
  } catch {
    return null; // where Trusted Types are not enforced, reading needs none
  }
}

function hasTrustedTypes(target: object): target is { trustedTypes: TrustedTypes } {
  return 'trustedTypes' in target;
}
