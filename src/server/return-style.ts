// Styles of the return page, as a text that the kit serves.

import { brandStyle } from './brand-style.js';
import type { Look } from './look.js';

/** Text of `return/return.css`. */
export const returnStyle = (look: Look): string => brandStyle(look) + own;

const own = `body {
  display: grid; place-content: center; min-block-size: 100vh; min-block-size: 100dvh;
  margin: 0; padding: min(1.5em, 6vw); box-sizing: border-box; text-align: center;
  overflow-wrap: anywhere;
}
main { display: grid; justify-items: center; gap: 0.75em; max-inline-size: 26em; }
svg {
  box-sizing: border-box; inline-size: 4.5em; margin-block-end: 0.5em; padding: 1.125em; border-radius: 50%;
  background: color-mix(in srgb, var(--mark) 10%, transparent); fill: none; stroke: var(--mark);
  stroke-width: 2; stroke-linecap: round; stroke-linejoin: round;
}
[dir="rtl"] svg { transform: scaleX(-1); }
h1 { margin: 0; font-size: min(1.375em, 8vw); line-height: 1.25; text-wrap: balance; }
p {
  margin: 0; text-wrap: balance;
  color: var(--kyc-muted, color-mix(in srgb, currentColor 80%, transparent));
}
p:last-of-type { color: inherit; margin-block-start: 0.75em; }
a {
  display: inline-block; padding: 0.625em 1.5em; border: 1px solid; border-radius: var(--radius);
  font-weight: 600; color: var(--mark); text-decoration: none;
}
a:hover { text-decoration: underline; }
a:focus-visible { outline: 2px solid; outline-offset: 2px; }
/* a text that is large for its screen gives way, before a word is torn */
@media (width < 22em) {
  body {
    hyphens: auto;
    font-size: max(
      0.7 * var(--kyc-font-size, 1rem), min(var(--kyc-font-size, 1rem), 7.5vw)
    );
  }
}
`;
