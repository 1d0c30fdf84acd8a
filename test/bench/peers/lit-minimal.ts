// The least that Lit and zod/mini can do: the vanilla element's work with our libraries.

import { LitElement, css, html, nothing } from 'lit';
import * as z from 'zod/mini';

const answerSchema = z.object({
  sessionId: z.string(),
  page: z.object({ url: z.url(), kind: z.enum(['web-enrolment', 'hosted']) }),
});

class LitKyc extends LitElement {
  static override properties = { tokenEndpoint: { attribute: 'token-endpoint' }, url: { state: true } };
  static override styles = css`
    :host {
      display: block;
    }
    iframe {
      border: 0;
      width: 100%;
      height: 750px;
    }
  `;
  declare tokenEndpoint: string;
  declare url: URL | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#run();
  }

  async #run(): Promise<void> {
    const response = await fetch(this.tokenEndpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ language: document.documentElement.lang, display: 'inline' }),
    });
    const { page, sessionId } = answerSchema.parse(await response.json());
    this.url = new URL(page.url);
    if (this.url.protocol !== 'https:') throw new Error('The page is not of https.');
    this.url.searchParams.set('iframe', 'true');
    this.dispatchEvent(new CustomEvent('kyc-ready', { detail: { sessionId } }));
  }

  protected override render() {
    const { url } = this;
    return url
      ? html`<iframe title="Identity verification" allow="camera ${url.origin}" src=${url.href}></iframe>`
      : nothing;
  }
}

customElements.define('lit-kyc', LitKyc);
