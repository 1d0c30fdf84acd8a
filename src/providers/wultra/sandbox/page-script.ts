// The front page's script. It is served as the text of this function, so the function must not use anything
// outside itself.

/**
 * Starts a process, moves it on with its buttons, and shows the result. It writes only texts, never markup.
 */
/* istanbul ignore next -- counters would be free names in the browser */
function runPanel(): void {
  interface Shown {
    process: Record<string, string | number | boolean | null> & { processId: string; profile: string };
    next: { step: string; title: string; choices: string[] } | null;
    calls: {
      path: string;
      attempt: number;
      status?: number;
      durationMs?: number;
      failure?: string;
      headers: object;
      body: unknown;
      answer?: unknown;
    }[];
    isBusy: boolean;
  }

  const panel = document.querySelector('[data-panel]');
  if (!panel) return;
  const find = (name: string) => panel.querySelector(`[data-${name}]`) as HTMLElement;
  const [problem, view, standing, title, choices, facts, calls] = [
    'problem',
    'process',
    'standing',
    'title',
    'choices',
    'facts',
    'calls',
  ].map((name) => find(name)) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  let current = '';
  let timer = 0;
  let isActing = false;

  const make = (tag: string, text: string, className = '') => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (className) element.className = className;
    return element;
  };

  const ask = async (method: string, path: string, body?: object): Promise<Shown | Shown[] | undefined> => {
    problem.hidden = true;
    try {
      const response = await fetch(
        `/sandbox/processes${path}`,
        body
          ? { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
          : { method },
      );
      const answer = await response.json();
      if (response.ok) return answer as Shown | Shown[];
      problem.textContent = (answer as { title: string }).title;
    } catch {
      problem.textContent = 'The sandbox does not answer.';
    }
    problem.hidden = false;
    return undefined;
  };

  const act = async (method: string, path: string, body?: object) => {
    if (isActing) return;
    isActing = true;
    clearTimeout(timer);
    view.setAttribute('aria-busy', 'true');
    const answer = await ask(method, path, body);
    view.removeAttribute('aria-busy');
    isActing = false;
    if (answer && !Array.isArray(answer)) show(answer);
  };

  /** Which of the eight phases the process is in. */
  const phaseOf = ({ process }: Shown) => {
    if (process.onboardingStatus === 'ACTIVATION_IN_PROGRESS') return 0;
    if (process.onboardingStatus === 'FINISHED') return 7;
    if (process.phase === null) return 1;
    return (
      { CLIENT_EVALUATION: 3, PRESENCE_CHECK: 4, ONBOARDING_APPROVAL: 5, OTP_VERIFICATION: 6, COMPLETED: 7 }[
        String(process.phase)
      ] ?? 2
    );
  };

  const standingOf = ({ process, next }: Shown) => {
    const place =
      process.phase === null
        ? String(process.onboardingStatus)
        : `${String(process.phase)} / ${String(process.status)}`;
    if (process.isAwaited) return `${place}: waits for the merchant’s call-back`;
    if (process.rejectReason !== null) return `${place}: ${String(process.rejectReason)}`;
    if (process.errorDetail === 'userLookupFailed') return `${place}: nobody was found, so no code was sent`;
    if (process.errorDetail !== null) return `${place}: ${String(process.errorDetail)}`;
    if (process.appError !== null) return `${place}: the app is told ${String(process.appError)}`;
    if (next || process.onboardingStatus === 'FINISHED') return place;
    return `${place}: ${process.consent === 'declined' ? 'the consent was declined' : 'nothing more to do'}`;
  };

  const showCall = ({
    path,
    attempt,
    status,
    durationMs,
    failure,
    headers,
    body,
    answer,
  }: Shown['calls'][number]) => {
    const item = document.createElement('li');
    const details = document.createElement('details');
    const line = [
      `POST ${path}`,
      attempt > 1 ? `(attempt ${String(attempt)})` : '',
      status ?? '–',
      `${String(durationMs ?? '–')} ms`,
      failure ?? '',
    ];
    details.append(
      make('summary', line.filter((part) => part !== '').join(' '), failure === undefined ? '' : 'failed'),
    );
    for (const [name, value] of [
      ['Headers', headers],
      ['Body', body],
      ['Answer', answer],
    ] as const) {
      if (value === undefined) continue;
      details.append(
        make('h4', name),
        make('pre', typeof value === 'string' ? value : JSON.stringify(value, null, 2)),
      );
    }
    item.append(details);
    return item;
  };

  const showNext = ({ next, process }: Shown) => {
    title.textContent = next
      ? `Next: ${next.title}`
      : process.isAwaited
        ? 'Next: the merchant decides'
        : 'No next step';
    choices.replaceChildren(
      ...(next?.choices ?? []).map((choice, index) => {
        const button = make('button', choice, index === 0 ? 'primary' : '') as HTMLButtonElement;
        button.type = 'button';
        button.addEventListener('click', () => void act('POST', `/${current}/step`, { choice }));
        return button;
      }),
    );
    (find('run') as HTMLButtonElement).disabled = next === null;
  };

  const show = (shown: Shown) => {
    const { process } = shown;
    // The buttons are replaced, so the focus moves from the pressed one to the next.
    const isAtChoices = find('next').contains(document.activeElement);
    current = process.processId;
    view.hidden = false;

    const phase = phaseOf(shown);
    for (const [index, item] of [...panel.querySelectorAll('[data-phase]')].entries()) {
      item.toggleAttribute('data-done', index < phase || process.onboardingStatus === 'FINISHED');
      if (index === phase) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    }

    const text = standingOf(shown);
    if (standing.textContent !== text) standing.textContent = text;
    const isBad =
      process.status === 'REJECTED' ||
      process.status === 'FAILED' ||
      process.onboardingStatus === 'FAILED' ||
      process.errorDetail !== null ||
      process.appError !== null;
    standing.dataset.tone = process.onboardingStatus === 'FINISHED' ? 'good' : isBad ? 'bad' : '';

    showNext(shown);
    const told = [
      'processId',
      'profile',
      'onboardingStatus',
      'userId',
      'consent',
      'identityVerificationId',
      'errorScore',
      'rejectOrigin',
      'errorOrigin',
    ];
    facts.replaceChildren(
      ...told.map((name) => {
        const row = document.createElement('div');
        const value = document.createElement('dd');
        value.append(make('code', String(process[name] ?? '–')));
        row.append(make('dt', name), value);
        return row;
      }),
    );

    const open = [...calls.children].map((item) => item.querySelector('details')?.open === true);
    calls.replaceChildren(...shown.calls.map(showCall));
    for (const [index, details] of [...calls.querySelectorAll('details')].entries())
      details.open = open[index] === true;

    if (isAtChoices) (choices.querySelector('button') ?? title).focus();
    clearTimeout(timer);
    if (process.isAwaited || shown.isBusy) timer = window.setTimeout(() => void look(), 1000);
  };

  const look = async () => {
    const answer = await ask('GET', `/${current}`);
    if (answer && !Array.isArray(answer)) show(answer);
  };

  find('start').addEventListener('click', () => {
    const [scenario, profile] = ['scenario', 'profile'].map(
      (name) => (find(name) as HTMLSelectElement).value,
    );
    void act('POST', '', { scenario, profile });
  });
  find('run').addEventListener('click', () => void act('POST', `/${current}/run`, {}));
  find('repeat').addEventListener('click', () => void act('POST', `/${current}/repeat`));

  // A reload shows the latest process.
  void ask('GET', '').then((answer) => {
    const latest = Array.isArray(answer) ? answer.at(-1) : undefined;
    if (latest) show(latest);
  });
}

/** Text of `/assets/process.js`. */
export const pageScript = `(${runPanel.toString()})();\n`;
