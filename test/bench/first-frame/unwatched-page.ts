// A page in a context of its own that nobody watches. Playwright's own page turns on what a debugger needs: a
// stack for each request, and two script contexts in each document. No customer's browser makes them.

import type { Browser, CDPSession } from 'playwright';

export interface UnwatchedPage {
  /** A command of the DevTools protocol. @throws Error of the browser */
  send(method: string, params?: object): Promise<unknown>;
  close(): Promise<void>;
}

export async function openUnwatchedPage(browser: Browser): Promise<UnwatchedPage> {
  const session = await browser.newBrowserCDPSession();
  const { browserContextId } = await session.send('Target.createBrowserContext');
  const { targetId } = await session.send('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
    width: 1280, // as Playwright's
    height: 720,
  });
  const { sessionId } = await session.send('Target.attachToTarget', { targetId });
  let last = 0;
  return {
    send: (method, params = {}) => answerTo({ id: ++last, method, params }, session, sessionId),
    async close() {
      await session.send('Target.disposeBrowserContext', { browserContextId });
      await session.detach();
    },
  };
}

interface Command {
  readonly id: number;
  readonly method: string;
  readonly params: object;
}

function answerTo(command: Command, session: CDPSession, sessionId: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const hear = (event: { readonly sessionId: string; readonly message: string }) => {
      const { id, result, error } = JSON.parse(event.message);
      if (event.sessionId !== sessionId || id !== command.id) return;
      session.off('Target.receivedMessageFromTarget', hear);
      if (error) reject(new Error(`${command.method}: ${error.message}`));
      else resolve(result);
    };
    session.on('Target.receivedMessageFromTarget', hear);
    session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify(command) }).catch(reject);
  });
}
