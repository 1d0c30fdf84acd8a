// What every page of the kit looks like, as the beginning of its style sheet. It follows the custom
// properties of the element, so that a customer sees one brand.

import type { Look } from './look.js';

/** Rules that define `--accent`, `--on-accent`, `--mark` and `--radius` for a page's own rules. */
export const brandStyle = (look: Look): string => `:root {
${Object.entries(look)
  .map(([name, value]) => `  ${name}: ${value};\n`)
  .join('')}}
${brand}`;

// The mark is the accent as far as it can be read (src/element/views-styles.ts explains how). Where
// the browser cannot compute it, nothing is filled with the accent.
const brand = `:root {
  color-scheme: light dark;
  font: 100%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
body {
  --mark: color-mix(in srgb, var(--kyc-accent, #1d4ed8) 30%, currentColor);
  --accent: transparent;
  --on-accent: var(--mark);
  --radius: var(--kyc-button-radius, calc(var(--kyc-radius, 12px) * 0.66));
  color: var(--kyc-text, CanvasText); background: var(--kyc-surface, Canvas);
  font-family: var(--kyc-font, inherit); font-size: var(--kyc-font-size, inherit);
  text-wrap: pretty;
}
:lang(ja) { word-break: auto-phrase; line-break: strict; }
:lang(ko) { word-break: keep-all; }
@supports (color: lch(from currentColor l c h)) {
  body {
    --accent: light-dark(
      var(--kyc-accent, #1d4ed8), var(--kyc-accent-dark, var(--kyc-accent, #1d4ed8))
    );
    --is-white: clamp(0, (0.179 - y) * 1e6, 1);
    --on-accent: var(--kyc-on-accent, color(
      from var(--accent) xyz calc(0.9505 * var(--is-white)) var(--is-white) calc(1.089 * var(--is-white))
    ));
    --mark: lch(
      from color-mix(in lab, lab(from currentColor 0 0 0 / calc(99 * (l - 49))), var(--accent))
      clamp(132 * alpha - 66, 2 * alpha * l, 116 * alpha - 16)
      calc(2 * alpha * c * min(1, (58 * alpha - 8) / (alpha * l), (83 - 66 * alpha) / (50 - alpha * l)))
      h / 1
    );
  }
}
`;
