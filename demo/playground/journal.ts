// A growing list of facts with their times: the page's events and the server's outcomes.

export interface Entry {
  readonly at: Date;
  readonly name: string;
  readonly detail: unknown;
  readonly tone?: 'good' | 'bad' | 'quiet' | undefined;
}

export interface Journal {
  add(entry: Entry): void;
  clear(): void;
}

/** Writes into `box`, which is a log for assistive technology. The newest entry stays in view. */
export function createJournal(box: HTMLElement, emptyText: string): Journal {
  const list = document.createElement('ol');
  const empty = paragraph(emptyText);

  function clear() {
    list.replaceChildren();
    box.replaceChildren(empty);
  }

  clear();
  return {
    clear,

    add({ at, name, detail, tone }) {
      if (!list.isConnected) box.replaceChildren(list);
      const time = document.createElement('time');
      time.dateTime = at.toISOString();
      time.textContent = clock.format(at);
      const title = document.createElement('strong');
      title.textContent = name;
      const facts = document.createElement('code');
      facts.textContent = oneLine(detail);
      const item = document.createElement('li');
      if (tone) item.dataset.tone = tone;
      item.append(time, title, facts);
      list.append(item);
      box.scrollTop = box.scrollHeight;
    },
  };
}

const clock = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 1,
  hourCycle: 'h23',
});

/** JSON in one line that can break between its members. */
const oneLine = (detail: unknown) =>
  JSON.stringify(detail, null, 1)
    .replace(/,\n\s*/g, ', ')
    .replace(/\n\s*/g, '');

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.className = 'empty';
  element.textContent = text;
  return element;
}
