// The code of a link, for a phone's camera. It is one SVG path, so that a strict policy has nothing to
// refuse. It is black on white in both schemes, which every camera reads. Loaded when it is shown.

import { html, type TemplateResult } from 'lit';
import { generate } from 'lean-qr/nano';

const quietZone = 4;

/** The code of a link. */
export function code(link: string, label: string): TemplateResult {
  const matrix = generate(link);
  const side = matrix.size + 2 * quietZone;
  let path = '';
  for (let y = 0; y < matrix.size; y++)
    for (let x = 0; x < matrix.size; x++)
      if (matrix.get(x, y)) path += `M${x + quietZone} ${y + quietZone}h1v1h-1z`;
  return html`<svg
    part="code"
    viewBox=${`0 0 ${side} ${side}`}
    role="img"
    aria-label=${label}
    shape-rendering="crispEdges"
  >
    <rect width="100%" height="100%" fill="#fff" />
    <path d=${path} fill="#000" />
  </svg>`;
}
