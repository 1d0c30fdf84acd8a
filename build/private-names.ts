// Properties that only our own code reads get names of a letter or two in the CDN build. A name of this list
// may be no word of a page's, a server's or a browser's, and no text, because those are read by the others as
// they are written. Each has its short name by its place in the list, so that all parts agree.

import { minify } from 'terser';
import type { Plugin } from 'vite';

/** The more often one is in the script, the earlier it stands. */
export const privateNames = [
  // of ours
  ...`patch attempt loadRest returnOrigins surface merchant settings standard outside become hasFinished
    isAsked isRestartable shown early asking wishes baseUrl onOffline takeClick markState transient
    isOffline onState onStart onShown onSilent onSession isFramed isFramedByItself
    isCredentialless hasOtherDevice isOfJourney isOther isLast isLive isWorded isForNext isBegunAnew isDoubtful
    isKeptOut retryAfterMs timeoutMs inTime framed notify verify loadReading updateField clearPage
    shownAt inPlace proceed hasReturned showFramed anchor`.split(/\s+/),
  // of our own camera, which the script of the start does not have
  ...`wanted isTwoSided hasMissed isMissing isAutomatic isTaking isTorchOn hasFrame canFire onSteady
    toggleAutomatic toggleTorch onHint onDocument pixels corners sides borders placement sharpness busiest
    closer isOdd isAcross leastEnds runsOn upper lower profile strength`.split(/\s+/),
  // of what takes the page's place, and of its requests
  ...`instead told wasWrong endpoint sendTo insist readStatus isPopupBlocked`.split(' '),
  // of Lit's, which are no part of our element's interface
  ...`renderRoot requestUpdate isUpdatePending strings converter performUpdate enableUpdating elementStyles
    hasUpdated createRenderRoot hostConnected hostDisconnected hostUpdate hostUpdated addController`.split(
    /\s+/,
  ),
];

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const shortNames = [...letters, ...letters.flatMap((first) => letters.map((second) => first + second))];

const props = Object.fromEntries(privateNames.map((name, place) => [`$${name}`, shortNames[place]]));
const anyName = privateNames.join('|');
const quoted = new RegExp(`(["'])(?:${anyName})\\1`);

export const shortPrivateNames = (): Plugin => ({
  name: 'short-private-names',
  apply: (_, { mode }) => mode === 'cdn',
  // before the file gets its hash: a list of another order makes other files
  async renderChunk(code, { fileName }, { minify: isForCustomers }) {
    if (!isForCustomers || !new RegExp(`\\b(?:${anyName})\\b`).test(code)) return undefined;
    const result = await minify(code, {
      module: true,
      compress: false,
      mangle: { properties: { regex: new RegExp(`^(?:${anyName})$`) } },
      nameCache: { props: { props } },
      format: { comments: 'all' },
    });
    const text = quoted.exec(result.code ?? '')?.[0];
    if (text) this.error(`${fileName}: ${text} is a text, so it can be no private name.`);
    return { code: result.code ?? code, map: null };
  },
});
