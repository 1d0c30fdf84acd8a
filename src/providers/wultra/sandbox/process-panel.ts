// The front page's own section: start a process, move it on, and see where it stands and which calls were
// made.

import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Panel } from '../../../sandbox/overview.js';
import { assetResponse } from '../../../sandbox/page-frame.js';
import { pageScript } from './page-script.js';
import { pageStyles } from './page-styles.js';
import { allProfiles } from './profiles.js';
import { wultraScenarios } from './scenarios.js';

const phases = ['Activation', 'Consent', 'Documents', 'Evaluation', 'Presence', 'Approval', 'Code', 'End'];

/** The section. Its script fills it in. */
export const processPanel: Panel = {
  styles: ['/assets/process.css'],
  scripts: ['/assets/process.js'],
  content: html`<section aria-labelledby="process" data-panel>
<h2 id="process">Onboarding process</h2>
<p>The app, its user and the vendors are played here; the merchant’s services are called for real.</p>
<div class="start">
<label>User <select data-scenario>${wultraScenarios.map(
    ({ name, value, description }) => html`<option value="${name}">${value}: ${description}</option>`,
  )}</select></label>
<label>Onboarding Server <select data-profile>${[...allProfiles]
    .reverse()
    .map(
      ({ name, description }) => html`<option value="${name}">${name}: ${description}</option>`,
    )}</select></label>
<button type="button" class="primary" data-start>Start a process</button>
</div>
<p class="problem" role="alert" data-problem hidden></p>
<div class="process" data-process hidden>
<ol class="phases" aria-label="Phases">${phases.map((phase) => html`<li data-phase>${phase}</li>`)}</ol>
<p class="standing" role="status" data-standing></p>
<div class="next" data-next>
<h3 tabindex="-1" data-title></h3>
<div class="choices" data-choices></div>
<div class="choices">
<button type="button" data-run>Run through</button>
<button type="button" data-repeat>Repeat the last call</button>
</div>
</div>
<dl data-facts></dl>
<h3 id="calls">Calls to the merchant</h3>
<ol class="calls" aria-labelledby="calls" data-calls></ol>
</div>
</section>`,
};

/** Creates the routes of its assets. */
export function processPanelRoutes(): Hono {
  const routes = new Hono();
  routes.get('/assets/process.js', () => assetResponse(pageScript, 'text/javascript'));
  routes.get('/assets/process.css', () => assetResponse(pageStyles, 'text/css'));
  return routes;
}
