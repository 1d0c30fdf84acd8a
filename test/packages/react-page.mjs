// A merchant's page in React: copied into a folder where React and the package are installed, and bundled
// there. It is rendered on a server first (`renderToString`), then hydrated in StrictMode.

import { createElement, StrictMode, Suspense, useState } from 'react';
import { KycEnrolment } from 'kyc-enrolment/react';

/** A part of the page that has not come yet, as React.lazy has it. */
function Late({ log }) {
  if (!log.hasCome) throw (log.coming ??= new Promise((resolve) => (log.come = resolve)));
  return null;
}

export function Page({ log }) {
  const [count, setCount] = useState(0);
  const [isShown, show] = useState(true);
  const [isWaiting, wait] = useState(false);
  return createElement(
    'main',
    null,
    createElement('button', { id: 'render', onClick: () => setCount(count + 1) }, `Rendered ${count}`),
    createElement('button', { id: 'leave', onClick: () => show(false) }, 'Leave'),
    createElement('button', { id: 'wait', onClick: () => wait(true) }, 'Wait'),
    createElement(
      Suspense,
      { fallback: createElement('p', { id: 'waiting' }, 'Wait') },
      isWaiting && createElement(Late, { log }),
      isShown &&
        createElement(KycEnrolment, {
          className: 'verify',
          title: 'Verify',
          tabIndex: -1,
          dir: 'ltr',
          hidden: false,
          style: { maxWidth: '30rem' },
          onClick: () => log.push('clicked'),
          'data-testid': 'kyc',
          'aria-describedby': 'why',
          tokenEndpoint: '/kyc/session',
          crossDevice: false,
          providerOrigins: [
            globalThis.location?.origin.replace('127.0.0.1', 'localhost') ?? 'https://id.example',
          ],
          onKycState: ({ detail }) => log.push(`${detail.state} ${count}`),
          onKycError: ({ detail }) => log.push(`error ${detail.code} ${count}`),
          ref: (element) => element && (log.element = element),
        }),
    ),
  );
}

export const strict = (log) => createElement(StrictMode, null, createElement(Page, { log }));
