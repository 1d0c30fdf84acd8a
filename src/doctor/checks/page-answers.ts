import { error, shown, type Check } from '../finding.js';
import { isLoopback } from '../site.js';

/** The page is there, is HTML, and is served safely. */
export const pageAnswers: Check = {
  name: 'page',
  run({ page }) {
    const { url, status, headers, ledTo } = page;
    const chapter = 'the-page-cannot-be-reached';
    if (ledTo)
      return [
        error(
          chapter,
          `${shown(url)} redirects to ${ledTo.origin}, so nothing of the page could be seen.`,
          'Give the address of the page itself. If it needs a login, give one with the same ' +
            'headers and tags.',
        ),
      ];
    if (status !== 200)
      return [
        error(
          chapter,
          `${shown(url)} answers ${status}.`,
          'Give the address of the page that has the element.',
        ),
      ];
    if (!/^text\/html\b|^application\/xhtml/i.test(headers.get('content-type') ?? ''))
      return [
        error(chapter, `${shown(url)} is no HTML.`, 'Send it with Content-Type: text/html; charset=utf-8'),
      ];
    if (url.protocol !== 'https:' && !isLoopback(url))
      return [
        error(
          'the-element-does-not-start',
          'The page is not served over https, so the element ends as INSECURE_CONTEXT.',
          `https://${url.host}${url.pathname}`,
        ),
      ];
    return [];
  },
};
