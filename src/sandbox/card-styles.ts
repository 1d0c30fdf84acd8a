// The styles of the hosted pages: one card with one thing to do. Colours come from the frame; a provider may
// set its own accent.

/** Text of `/assets/card.css`. */
export const cardStyles = `
main {
  flex: 1;
  inline-size: min(30rem, 100%);
  margin: 0 auto;
  padding: 1.25rem 1rem 2rem;
  display: flex;
  flex-direction: column;
  gap: 1rem;
}
.brand { display: flex; align-items: center; gap: 0.5rem; font-weight: 650; font-size: 0.9375rem; }
.brand svg { inline-size: 1.5rem; fill: var(--accent); }
.brand .tick {
  fill: none;
  stroke: var(--on-accent);
  stroke-width: 2;
  stroke-linecap: round;
  stroke-linejoin: round;
}
.card {
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: 1.25rem;
  padding: clamp(1rem, 5vw, 1.75rem);
  box-shadow: 0 1px 2px rgb(10 20 50 / 5%), 0 12px 32px rgb(10 20 50 / 7%);
}
section {
  display: grid;
  gap: 0.875rem;
  grid-template-columns: minmax(0, 1fr);
  animation: appear 0.25s ease-out;
}
@keyframes appear { from { transform: translateY(6px); } }
.hint { color: var(--muted); text-wrap: pretty; }
.progress { display: grid; gap: 0.5rem; font-size: 0.8125rem; font-weight: 600; color: var(--muted); }
progress {
  appearance: none;
  border: 0;
  inline-size: 100%;
  block-size: 0.375rem;
  border-radius: 1rem;
  overflow: hidden;
  background: var(--line);
  color: var(--accent);
}
progress::-webkit-progress-bar { background: var(--line); }
progress::-webkit-progress-value { background: var(--accent); border-radius: 1rem; }
progress::-moz-progress-bar { background: var(--accent); border-radius: 1rem; }
button, .secondary {
  display: block; inline-size: 100%; min-block-size: 3rem; padding: 0.75rem 1.25rem; border-radius: 0.75rem;
  font: inherit; font-weight: 650; text-align: center; text-decoration: none; cursor: pointer;
  transition: background-color 0.15s;
}
.primary { border: 1px solid transparent; background: var(--accent); color: var(--on-accent); }
.primary:hover { background: var(--accent-strong); }
.secondary { border: 1px solid var(--line); background: transparent; color: var(--ink); }
.secondary:hover { background: var(--raised); }
.finder {
  position: relative;
  display: grid;
  place-items: center;
  aspect-ratio: 4 / 3;
  padding: 8%;
  border-radius: 1rem;
  overflow: hidden;
  background: #10172a;
}
.finder-selfie { padding: 4%; }
.finder::before {
  content: ""; position: absolute; inset: 4%; z-index: 1; pointer-events: none;
  --corner: linear-gradient(#fff, #fff) no-repeat;
  background:
    var(--corner) 0 0 / 1.5rem 3px, var(--corner) 0 0 / 3px 1.5rem,
    var(--corner) 100% 0 / 1.5rem 3px, var(--corner) 100% 0 / 3px 1.5rem,
    var(--corner) 0 100% / 1.5rem 3px, var(--corner) 0 100% / 3px 1.5rem,
    var(--corner) 100% 100% / 1.5rem 3px, var(--corner) 100% 100% / 3px 1.5rem;
}
.finder-selfie::before { display: none; }
.finder video { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover; }
.specimen { inline-size: 100%; max-block-size: 100%; direction: ltr; }
.paper { fill: #f4f7ff; stroke: #c8d3ee; }
.wave { fill: #dfe8ff; }
.band { fill: #3c5bd6; }
.photo { fill: #cfdafa; }
.skin { fill: #e3b793; }
.cloth { fill: #4763c9; }
.text { fill: #a9b6d6; }
.chip { fill: #e2bd55; }
.mrz { font: 600 12px ui-monospace, Menlo, monospace; fill: #55617d; }
.stamp { font: 800 30px system-ui, sans-serif; letter-spacing: 4px; fill: #c2343c; opacity: 0.6; }
.feature { fill: none; stroke: #6b4630; stroke-width: 5; stroke-linecap: round; }
.oval { fill: none; stroke: #fff; stroke-width: 3; stroke-dasharray: 9 8; }
.sign, .spinner {
  inline-size: 4rem;
  block-size: 4rem;
  border-radius: 50%;
  margin-block: 1rem 0.25rem;
  order: -1;
}
.sign { display: grid; place-items: center; font-size: 2rem; font-weight: 700; color: var(--surface); }
.good { background: var(--good); }
.good::before { content: "\\2713"; }
.bad { background: var(--bad); }
.bad::before { content: "!"; }
.spinner {
  border: 5px solid var(--line);
  border-block-start-color: var(--accent);
  animation: turn 0.9s linear infinite;
}
@keyframes turn { to { transform: rotate(1turn); } }
@media (forced-colors: active) { .primary, .finder { border: 2px solid; } }
`;
