// The hosted page's script. It is served as the text of this function, so the function must not use anything
// outside itself.

/**
 * Takes the customer through the steps and tells the embedding page how it ended
 * (docs/providers/trustmatic.md, Event listener).
 */
/* istanbul ignore next -- counters would be free names in the browser */
function runPage(): void {
  const main = document.querySelector<HTMLElement>('[data-page]');
  if (!main) return;
  const { sessionId = '', error = '', steps = '', framed, silent, device, title = '' } = main.dataset;
  const order = steps.split(' ');
  const isTold = framed === 'true' && silent !== 'true' && window.parent !== window;
  const headers = { Authorization: `Bearer ${new URLSearchParams(location.search).get('token') ?? ''}` };
  let current = '';
  let camera: MediaStream | undefined;
  let phoneTimer: number | undefined;

  // '*', as the real page does, because it does not know who embeds it. The receiver must check the sender.
  const tell = (message: object) => {
    if (isTold) window.parent.postMessage({ sessionId, ...message }, '*');
  };

  const show = (name: string) => {
    const isFirst = current === '';
    current = name;
    for (const section of main.querySelectorAll<HTMLElement>('[data-step]'))
      section.hidden = section.dataset.step !== name;
    const section = main.querySelector<HTMLElement>(`[data-step="${name}"]`);
    const heading = section?.querySelector<HTMLElement>('h1');
    document.title = `${heading?.textContent ?? ''} · ${title}`;
    if (!isFirst) heading?.focus();
    stopCamera();
    const preview = section?.querySelector<HTMLVideoElement>('[data-preview]');
    if (preview) void showCamera(preview, name);
    if (name === 'submitting') void complete();
  };

  const next = () => {
    const following = order[order.indexOf(current) + 1];
    if (following) show(following);
  };

  const fail = (code: string) => {
    const label = main.querySelector('[data-error-code]');
    if (label) label.textContent = code;
    show('error');
    tell({ hasCompleted: false, hasError: true, error: code });
  };

  const finish = (returnUrl: string) => {
    show('done');
    tell({ hasCompleted: true, hasError: false });
    if (framed !== 'true' && silent !== 'true' && device !== 'phone') location.replace(returnUrl);
  };

  const complete = async () => {
    try {
      const response = await fetch('/web-enrolment/complete', { method: 'POST', headers });
      const body: { returnUrl?: string; error?: string } = await response.json();
      if (response.ok && body.returnUrl) finish(body.returnUrl);
      else fail(body.error ?? 'INTERNAL_ERROR');
    } catch {
      fail('INTERNAL_ERROR');
    }
  };

  // While the code is on screen, the customer may be finishing on the phone.
  const lookAtPhone = async () => {
    try {
      const response = await fetch('/web-enrolment/state', { headers });
      const body: { isCompleted?: boolean; returnUrl?: string } = await response.json();
      if (current === 'handover' && body.isCompleted && body.returnUrl) finish(body.returnUrl);
    } catch {
      // The next try may succeed.
    }
    if (current === 'handover') phoneTimer = window.setTimeout(() => void lookAtPhone(), 1000);
  };

  // The preview is only shown, never sent. It is shown only if camera permission was granted before, so
  // nobody is asked for it.
  const showCamera = async (preview: HTMLVideoElement, name: string) => {
    try {
      const permission = await navigator.permissions.query({ name: 'camera' });
      if (permission.state !== 'granted') return;
      const facingMode = name === 'selfie' ? 'user' : 'environment';
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode } });
      if (current !== name) {
        for (const track of stream.getTracks()) track.stop();
        return;
      }
      camera = stream;
      preview.srcObject = stream;
      await preview.play();
      preview.hidden = false;
    } catch {
      // The drawn specimen stays.
    }
  };

  const stopCamera = () => {
    for (const track of camera?.getTracks() ?? []) track.stop();
    camera = undefined;
  };

  for (const button of main.querySelectorAll('[data-next]')) button.addEventListener('click', next);
  window.addEventListener('pagehide', () => {
    stopCamera();
    window.clearTimeout(phoneTimer);
  });
  if (error === '') {
    show(order[0] ?? 'front');
    if (current === 'handover') void lookAtPhone();
  } else {
    fail(error);
  }
}

/** Text of `/assets/page.js`. */
export const pageScript = `(${runPage.toString()})();\n`;
