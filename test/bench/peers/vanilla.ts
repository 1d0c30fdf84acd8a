// The limit: an element without a library that does nothing but what must be done. It asks for a session,
// checks that the page is of https, shows it and hears its end. It has no states, no words, no retries.

interface Answer {
  readonly sessionId: string;
  readonly page: { readonly url: string };
}

class VanillaKyc extends HTMLElement {
  #attempt: AbortController | undefined;

  connectedCallback(): void {
    this.#attempt = new AbortController();
    void this.#run(this.#attempt.signal);
  }

  disconnectedCallback(): void {
    this.#attempt?.abort();
  }

  async #run(signal: AbortSignal): Promise<void> {
    try {
      const response = await fetch(this.getAttribute('token-endpoint') ?? '', {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ language: document.documentElement.lang, display: 'inline' }),
        signal,
      });
      if (!response.ok) throw new Error(`The token endpoint answered ${response.status}.`);
      const { page, sessionId }: Answer = await response.json();
      const url = new URL(page.url);
      if (url.protocol !== 'https:') throw new Error('The page is not of https.');
      url.searchParams.set('iframe', 'true');
      this.#show(url, signal);
      this.#tell('kyc-ready', { sessionId });
    } catch (error) {
      if (!signal.aborted) this.#tell('kyc-error', { message: String(error) });
    }
  }

  #show(url: URL, signal: AbortSignal): void {
    const frame = document.createElement('iframe');
    frame.allow = `camera ${url.origin}; microphone ${url.origin}`;
    frame.title = 'Identity verification';
    frame.src = url.href;
    addEventListener(
      'message',
      ({ source, origin, data }) => {
        if (source === frame.contentWindow && origin === url.origin) this.#tell('kyc-message', data);
      },
      { signal },
    );
    this.replaceChildren(frame);
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('vanilla-kyc', VanillaKyc);
