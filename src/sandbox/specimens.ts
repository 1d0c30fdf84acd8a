// Drawn specimens, so that the page has something to photograph. Colours are classes, because the policy
// allows no inline style.

import { html } from 'hono/html';

const person = html`<circle class="skin" cx="0" cy="-9" r="11"/><path class="cloth"
d="M-20 24c0-13 9-20 20-20s20 7 20 20z"/>`;

const line = (x: number, y: number, width: number) =>
  html`<rect class="text" x="${x}" y="${y}" width="${width}" height="5" rx="2.5"/>`;

const card = (
  content: unknown,
) => html`<svg viewBox="0 0 320 202" class="specimen" aria-hidden="true" focusable="false">
<rect class="paper" x="1" y="1" width="318" height="200" rx="14"/>
<path class="wave" d="M1 150c60-30 99 20 159-6s99-30 159 0v42a14 14 0 0 1-14 14H15a14 14 0 0 1-14-14z"/>
${content}
<text class="stamp" x="160" y="120" text-anchor="middle" transform="rotate(-14 160 112)">SPECIMEN</text>
</svg>`;

const mrz = (y: number) =>
  html`<text class="mrz" x="20" y="${y}"
textLength="280">&lt;&lt;SANDBOX&lt;&lt;SPECIMEN&lt;&lt;JOHN&lt;&lt;&lt;&lt;&lt;&lt;&lt;</text>`;

/** Front of an identity card. */
export const cardFront = card(html`<rect class="band" x="20" y="22" width="120" height="9" rx="4.5"/>
<rect class="photo" x="20" y="50" width="84" height="108" rx="8"/>
<g transform="translate(62 112) scale(1.9)">${person}</g>
${line(124, 56, 90)}${line(124, 76, 140)}${line(124, 96, 70)}${line(124, 116, 110)}${line(124, 136, 60)}
<rect class="chip" x="262" y="50" width="34" height="27" rx="5"/>`);

/** Back of an identity card. */
export const cardBack = card(html`<rect class="band" x="1" y="24" width="318" height="26"/>
${line(20, 70, 120)}${line(20, 88, 90)}${line(190, 70, 100)}${line(190, 88, 60)}
${mrz(140)}${mrz(158)}${mrz(176)}`);

/** Photo page of a passport. */
export const passportPage = card(html`<rect class="photo" x="20" y="24" width="84" height="106" rx="6"/>
<g transform="translate(62 84) scale(1.9)">${person}</g>
${line(124, 30, 60)}${line(124, 50, 150)}${line(124, 70, 110)}${line(124, 90, 130)}${line(124, 110, 70)}
${mrz(160)}${mrz(180)}`);

/** A face in an oval. */
export const face = html`<svg viewBox="0 0 320 260" class="specimen" aria-hidden="true" focusable="false">
<g transform="translate(160 150) scale(4.4)">${person}</g>
<path class="feature" d="M144 104v4M176 104v4M147 128c8 8 18 8 26 0"/>
<ellipse class="oval" cx="160" cy="130" rx="92" ry="118"/>
</svg>`;

/**
 * Something like a QR code. It leads nowhere, because no phone could reach a sandbox that listens only on
 * this computer.
 */
export const drawnCode = html`<svg viewBox="0 0 29 29" class="code" aria-hidden="true"
focusable="false" shape-rendering="crispEdges">
<rect class="code-paper" width="29" height="29" rx="2"/><path class="code-ink" d="${codePath()}"/></svg>`;

function codePath(): string {
  const modules: string[] = [];
  const isFinder = (x: number, y: number) => (x < 8 && y < 8) || (x > 12 && y < 8) || (x < 8 && y > 12);
  let state = 17;
  for (let y = 0; y < 21; y += 1) {
    for (let x = 0; x < 21; x += 1) {
      state = (state * 73 + 41) % 1009;
      if (!isFinder(x, y) && state % 2 === 0) modules.push(`M${String(x + 4)} ${String(y + 4)}h1v1h-1z`);
    }
  }
  const finder = (x: number, y: number) =>
    `M${String(x)} ${String(y)}h7v7h-7zM${String(x + 1)} ${String(y + 1)}v5h5v-5zM${String(x + 2)} ` +
    `${String(y + 2)}h3v3h-3z`;
  return modules.join('') + finder(4, 4) + finder(18, 4) + finder(4, 18);
}
