// The parts of the script that are loaded on demand. A network that loses one is asked again.

const PAUSE_MS = 1_000;

/** Loads a part, up to three times; rejects with the last error. */
export const loadPart = <Part>(load: () => Promise<Part>, triesLeft = 2): Promise<Part> =>
  load().catch(async (error: unknown) => {
    if (!triesLeft) throw error;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return loadPart(load, triesLeft - 1);
  });

/** The words for what the merchant's developer has to mend. */
export const loadSetUpErrors = () => loadPart(() => import('./set-up-errors.js'));
