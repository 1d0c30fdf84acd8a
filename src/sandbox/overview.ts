// An emulator's front page: how to reach it, what it can play, and the latest requests.

import { html } from 'hono/html';
import type { ProviderControl } from './control.js';
import { framePage, pageResponse } from './page-frame.js';
import type { LoggedRequest } from './emulator-log.js';
import type { ListedScenario } from './scenario.js';

/** A provider's own section: its content, and the assets it needs, which the provider serves. */
export interface Panel {
  readonly content: ReturnType<typeof html>;
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}

export interface Overview {
  readonly name: string;
  /** Settings for a merchant's server. The values are made up by the sandbox. */
  readonly settings: Readonly<Record<string, string>>;
  readonly scenarios: readonly ListedScenario[];
  readonly howToChoose: string;
  readonly requests: readonly LoggedRequest[];
  readonly control?: ProviderControl | undefined;
  readonly panel?: Panel | undefined;
}

const LATEST = 30;

/** Renders the front page. */
export const overviewPage = ({
  name,
  settings,
  scenarios,
  howToChoose,
  requests,
  control,
  panel,
}: Overview): Promise<Response> =>
  pageResponse(
    framePage({
      lang: 'en',
      dir: 'ltr',
      title: `${name} sandbox`,
      banner: 'Sandbox on this computer: it verifies nothing, and its credentials open nothing.',
      styles: ['/assets/frame.css', '/assets/overview.css', ...(panel?.styles ?? [])],
      scripts: panel?.scripts ?? [],
      body: html`<main>
<h1>${name} sandbox</h1>
${panel?.content ?? ''}
<section aria-labelledby="settings">
<h2 id="settings">Address and credentials</h2>
<dl>${Object.entries(settings).map(
        ([term, value]) => html`<div><dt>${term}</dt><dd><code>${value}</code></dd></div>`,
      )}</dl>
</section>
<section aria-labelledby="scenarios">
<h2 id="scenarios">Scenarios</h2>
<p>${howToChoose}</p>
${table(
  'scenarios',
  ['Value', 'Name', 'What happens'],
  scenarios.map((row) => [row.value, row.name, row.description]),
)}
</section>
<section aria-labelledby="requests">
<h2 id="requests">Latest requests</h2>
${
  requests.length === 0
    ? html`<p>None yet.</p>`
    : table(
        'requests',
        ['Time', 'Request', 'Status', 'ms'],
        requests.slice(-LATEST).reverse().map(requestRow),
      )
}
</section>
<section aria-labelledby="control">
<h2 id="control">Control</h2>
<p>JSON, for scripts and tests; not for pages of other sites.</p>
${table('control', ['Request', 'Effect'], [...controls, ...(control?.rows ?? [])])}
</section>
</main>`,
    }),
  );

const controls: readonly (readonly string[])[] = [
  ['GET /sandbox/scenarios', 'The table above.'],
  ['GET /sandbox/requests', 'The latest requests without their secrets. DELETE forgets them.'],
  [
    'POST /sandbox/faults',
    '{ "path": "/api", "method"?, "times"?: 1, "latencyMs"?, "status"?, "body"?, "headers"?, "drop"?: ' +
      'true | "answer" }: something goes wrong. DELETE ends it.',
  ],
];

const requestRow = ({ at, method, path, status, durationMs }: LoggedRequest) => [
  new Date(at).toISOString().slice(11, 23),
  `${method} ${path}`,
  String(status ?? '–'),
  String(durationMs ?? '–'),
];

const table = (
  label: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
) => html`<div class="scroll" role="region" tabindex="0" aria-label="Table of ${label}"><table>
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
</table></div>`;

export const overviewStyles = `
main {
  inline-size: min(64rem, 100%); margin: 0 auto; padding: 2rem 1rem 4rem; display: grid;
  gap: 1.5rem; grid-template-columns: minmax(0, 1fr);
}
section {
  background: var(--surface); border: 1px solid var(--line); border-radius: 1rem; padding: 1.25rem;
  display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr);
}
h2 { font-size: 1.0625rem; }
p, dt { color: var(--muted); }
dl { margin: 0; display: grid; gap: 0.5rem; }
dl div { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; }
dt { inline-size: 9rem; }
dd { margin: 0; overflow-wrap: anywhere; }
code, td:first-child { font: 0.875rem/1.5 ui-monospace, SFMono-Regular, Menlo, monospace; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; inline-size: 100%; font-size: 0.875rem; }
th { text-align: start; color: var(--muted); font-weight: 600; }
th, td { padding: 0.4rem 1rem 0.4rem 0; border-block-end: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-block-end: 0; }
td { overflow-wrap: anywhere; }
td:first-child { white-space: nowrap; }
td:last-child:not(:first-child) { min-inline-size: min(14rem, 60vw); }
`;
