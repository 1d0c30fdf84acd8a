// The sanitiser for browsers that have none of their own. Loaded on demand. It must never be the page's own
// DOMPurify, because a hook set here would then change the page's texts too.

import createDOMPurify, { type Config } from 'dompurify';
import { attributes, elements, unwrapped } from './allowlist.js';

const purifier = createDOMPurify(window);
const policy = createPolicy(); // made once, because a page may allow the policy's name only once
const known = new Set([...elements, ...unwrapped, 'body', '#text']);

// By default, DOMPurify keeps the content of an element that it removes. The browsers' own sanitiser does
// not.
purifier.addHook('uponSanitizeElement', (node, { tagName }) => {
  if (node instanceof Element && !known.has(tagName)) Element.prototype.remove.call(node);
});

/**
 * The allowed part of the text.
 *
 * @throws Error if the page's Trusted Types forbid reading it
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
  // it is null if reading was forbidden
  if (!(fragment instanceof DocumentFragment)) throw new Error('The text was not read.');
  return fragment;
}

type Policy = NonNullable<Config['TRUSTED_TYPES_POLICY']>;

interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(html: string): string; createScriptURL(): string }): Policy;
}

/**
 * A Trusted Types policy that lets DOMPurify read a text into a document of its own. Nobody else can use it.
 * Null if the page allows none.
 */
function createPolicy(): Policy | null {
  if (!hasTrustedTypes(window)) return null;
  try {
    return window.trustedTypes.createPolicy('kyc-enrolment', {
      createHTML: (html) => html,
      createScriptURL: () => '',
    });
  } catch {
    return null; // without enforced Trusted Types, no policy is needed
  }
}

function hasTrustedTypes(target: object): target is { trustedTypes: TrustedTypes } {
  return 'trustedTypes' in target;
}
