// The theme: all that a page may style. And how the element looks on the first screen; views-styles.ts has
// the others. Every colour of it comes from the page's own text colour, so it sits on any background.

import { css } from 'lit';

/**
 * What a page may style.
 *
 * @csspart base - The outer box.
 * @csspart stage - The box of the provider's page.
 * @csspart frame - The provider's page.
 * @csspart message - Icon, title and words of a state.
 * @csspart icon - A drawing beside words, with the stroke's colour as its `color`.
 * @csspart step - The customer's place in a journey of several pages.
 * @csspart title - A state's title.
 * @csspart logo - What holds the slot `header`.
 * @csspart steps - The three steps that are told before the start. Each has a `drawing`.
 * @csspart needs - What is needed, told before the start.
 * @csspart privacy - Who carries the verification out, and the link to your privacy information.
 * @csspart reference - What the customer is to quote: the first eight characters of the session's id. It is
 *   shown where a person has to look.
 * @csspart button - Each of our buttons; `primary` is the main one, `quiet` a less important one.
 * @csspart notice - A message beside a state.
 * @csspart footer - The line below a frame or a window's message: the way out, and the slot `fallback`.
 * @csspart progress - The ring while the provider is working, and the bar below a picture that is being sent.
 * @csspart skeleton - The shapes that stand in for a page while it loads.
 * @csspart consent - The consent step. Inside it, `document` is the text to read, and `decisions` holds the
 *   two buttons, each a `decision`.
 * @csspart capture - A step of our own camera. Inside it: `instruction`, `documents` with each `choice`,
 *   `needs`, `recognised`, `live` (the camera), `viewfinder`, in it `shape` (also `good`), `outline` and
 *   `countdown`, `hint`, `controls`, `shutter`, `cameras`, `option`, `dropzone`, `picture` (also `sending`,
 *   `refused`), `problem`, `sketch`, `actions` and `small`.
 * @csspart code - The code for a phone, black on white.
 * @csspart digits - The form for the two digits of a phone; `digits-field` is its field.
 * @csspart number - The form for a phone's number, where the link can be sent by SMS; `number-field` is its
 *   field.
 * @csspart dialog - The dialog of `display="dialog"`. Inside it: `header`, `heading`, `close`, `content`,
 *   `question` and `choices`.
 * @cssprop [--kyc-frame-height=750px] - The element's height with `display="inline"`, never more than the
 *   window has room for.
 * @cssprop [--kyc-around=96px] - The part of the window's height that your page keeps for itself: a header
 *   that stays in place, and the distance to the window's edges.
 * @cssprop [--kyc-card-height=448px] - The least height of the element with any other `display`.
 * @cssprop [--kyc-accent=#1d4ed8] - The brand's colour: the main button's background. Links, icons, progress,
 *   focus rings and our own camera follow from it.
 * @cssprop [--kyc-accent-dark=var(--kyc-accent)] - The accent where the page's `color-scheme` is dark.
 *   Browsers before Chrome 131, Firefox 133 and Safari 18 keep the accent.
 * @cssprop --kyc-on-accent - Text on the accent. By default black or white, whichever has more contrast.
 * @cssprop --kyc-success - The mark of a success. By default a green, mixed with the text's colour.
 * @cssprop --kyc-danger - The mark of a failure. By default an orange, mixed with the text's colour.
 * @cssprop [--kyc-text=inherit] - Text.
 * @cssprop --kyc-muted - Secondary text. By default the text's colour at 72 %.
 * @cssprop [--kyc-surface=transparent] - Background; in a dialog the system's.
 * @cssprop --kyc-border - Lines. By default the text's colour at 18 %.
 * @cssprop [--kyc-radius=12px] - Corners.
 * @cssprop --kyc-button-radius - The buttons' corners. By default two thirds of `--kyc-radius`.
 * @cssprop [--kyc-font=inherit] - Font family.
 * @cssprop [--kyc-font-size=inherit] - Size of the text. Every other size follows from it.
 * @cssprop [--kyc-space=1em] - How dense it is: padding and gaps are multiples of it. `0.75em` is compact.
 * @cssprop [--kyc-backdrop=rgb(15 23 42 / 60%)] - What covers the page behind a dialog.
 * @cssprop [--kyc-viewfinder=#0b1220] - The background of our own camera's picture.
 */
export const styles = css`
  /* its own width, where a box asks for it, is the first column's; nothing in it makes it any wider */
  :host {
    display: grid;
    grid: auto / minmax(0, 42em) 1fr;
    --_muted: var(--kyc-muted, color-mix(in srgb, currentColor 72%, transparent));
    --_line: var(--kyc-border, color-mix(in srgb, currentColor 18%, transparent));
    --_radius: var(--kyc-radius, 12px);
    --_space: var(--kyc-space, 1em);
  }
  :host([hidden]) {
    display: none;
  }
  /* one height in every state, so that nothing on the page moves (docs/theming.md, Room on the page) */
  [part='base'] {
    grid-column: span 2;
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    min-block-size: var(--kyc-card-height, 448px);
    font-family: var(--kyc-font, inherit);
    font-size: var(--kyc-font-size, inherit);
    line-height: 1.5;
    color: var(--kyc-text, inherit);
    background: var(--kyc-surface, transparent);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }
  .inline {
    min-block-size: min(var(--kyc-frame-height, 750px), max(320px, 100svh - var(--kyc-around, 96px)));
  }
  [part='message'] {
    flex: 1;
    display: grid;
    place-content: center;
    gap: calc(var(--_space) * 0.5);
    padding: calc(var(--_space) * 1.5);
    text-align: center;
  }
  p {
    position: relative; /* above a skeleton */
    margin: 0;
    max-inline-size: 28em;
    color: var(--_muted);
  }
  [part='stage'] {
    flex: 1;
    position: relative;
    display: grid;
  }
  iframe {
    position: absolute;
    width: 100%;
    height: 100%;
    border: 0;
    color-scheme: normal;
  }
  iframe[inert] {
    visibility: hidden;
  }
  /* what a page looks like before it is there; the words stand in the place of its picture */
  [part='skeleton'] {
    position: absolute;
    inset: 1.5em;
    max-inline-size: 24em;
    margin: auto;
    display: grid;
    grid: 1em 1em 1fr 3em / 1fr;
    gap: 1em;
  }
  i {
    border-radius: var(--_radius);
    outline: 1px solid transparent; /* seen where the colours are forced */
    background: color-mix(in srgb, currentColor 7%, transparent);
  }
  i:nth-child(2) {
    margin-inline-end: 30%;
  }
  @media (prefers-reduced-motion: no-preference) {
    [part='skeleton'] {
      animation: fade 1s infinite alternate;
    }
    @keyframes fade {
      to {
        opacity: 0.5;
      }
    }
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
