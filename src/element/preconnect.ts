// Opens connections to the providers of `provider-origins` while the server is asked. Loaded on demand.
//
// Chromium keeps the connections of a frame of another site apart from its page's own: one that the page
// opens would only be one more (seen by counting a server's connections, November 2026; Firefox uses it).

/** Undone with the signal. */
export function preconnect(origins: readonly string[], signal: AbortSignal): void {
  if ('userAgentData' in navigator || signal.aborted) return;
  for (const origin of origins) {
    const link = document.createElement('link');
    link.rel = 'preconnect';
    link.href = origin;
    document.head.append(link);
    signal.addEventListener('abort', () => {
      link.remove();
    });
  }
}
