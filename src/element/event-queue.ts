// The order of an element's events. An event that a listener causes is fired after the one it
// was told of, so that every listener hears the same order.

/** What fires events on `target`, one after the other. */
export function createEventQueue(target: EventTarget): (...events: Event[]) => void {
  const queue: Event[] = [];
  return (...events) => {
    const isEmitting = queue.length > 0;
    queue.push(...events);
    if (isEmitting) return;
    for (let event; (event = queue[0]); queue.shift()) target.dispatchEvent(event);
  };
}
