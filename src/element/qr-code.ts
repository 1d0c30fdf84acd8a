// The code of a link, for a phone's camera. It is one SVG path, so that a strict policy has nothing to
// refuse. It is black on white in both schemes, which every camera reads. Loaded when it is shown.

import { html, type TemplateResult } from 'lit';
import { generate } from 'lean-qr/nano';
import { toSvgPath } from 'lean-qr/extras/svg';

const quietZone = 4;

/** The code of a link. */
export function code(link: string, label: string): TemplateResult {
  const matrix = generate(link);
  const side = matrix.size + 2 * quietZone;
  const box = `${-quietZone} ${-quietZone} ${side} ${side}`;
  return html`<svg part="code" viewBox=${box} role="img" aria-label=${label} shape-rendering="crispEdges">
    <rect x=${-quietZone} y=${-quietZone} width=${side} height=${side} fill="#fff" />
    <path d=${toSvgPath(matrix)} fill="#000" />
  </svg>`;
}
