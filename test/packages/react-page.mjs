// A merchant's page in React: copied into a folder where React and the package are installed, and bundled
// there. It is rendered on a server first (`renderToString`), then hydrated in StrictMode.

import { createElement, StrictMode, useState } from 'react';
import { KycEnrolment } from 'kyc-enrolment/react';

export function Page({ log }) {
  const [count, setCount] = useState(0);
  const [isShown, show] = useState(true);
  return createElement(
    'main',
    null,
    createElement('button', { id: 'render', onClick: () => setCount(count + 1) }, `Rendered ${count}`),
    createElement('button', { id: 'leave', onClick: () => show(false) }, 'Leave'),
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
  );
}

export const strict = (log) => createElement(StrictMode, null, createElement(Page, { log }));
