// The order of an element's events. What a listener causes is told after what it was told: everyone hears one
// order.

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
