/** Text of `/assets/page.css`: each vendor's colours and corners, on top of the shell's card. */
export const pageStyles = `
[data-skin="onfido"] {
  --accent: light-dark(#3b2bd9, #b3abff); --accent-strong: light-dark(#2a1db0, #cfcaff);
  --on-accent: light-dark(#ffffff, #17114d); --corner: 2rem;
}
[data-skin="borica"] {
  --accent: light-dark(#00636b, #6fd6de); --accent-strong: light-dark(#004a50, #a0e7ec);
  --on-accent: light-dark(#ffffff, #00272a); --corner: 0.375rem;
}
[data-skin="signhost"] {
  --accent: light-dark(#1f6b35, #84d69b); --accent-strong: light-dark(#155027, #aee8be);
  --on-accent: light-dark(#ffffff, #062b12); --corner: 0.625rem;
}
.mark { flex: none; }
.brand-topic { margin-inline-start: auto; font-weight: 500; color: var(--muted); }
.card { display: grid; gap: 0.625rem; grid-template-columns: minmax(0, 1fr); }
button.primary, button.secondary { border-radius: var(--corner); }
.primary { margin-block-start: 0.25rem; }
.problem { color: var(--bad); font-weight: 600; }

[data-page="identification"] .secondary { border-color: transparent; color: var(--accent); }

[data-skin="borica"] { gap: 0; }
[data-skin="borica"] .brand {
  padding: 0.875rem clamp(1rem, 5vw, 1.75rem); border-radius: 0.5rem 0.5rem 0 0;
  background: var(--accent); color: var(--on-accent);
}
[data-skin="borica"] .brand svg { fill: var(--on-accent); }
[data-skin="borica"] .brand .tick { fill: none; stroke: var(--accent); }
[data-skin="borica"] .brand-topic { color: inherit; }
[data-skin="borica"] .card { border-block-start: 0; border-radius: 0 0 0.5rem 0.5rem; }
[data-skin="borica"] .finder { border-radius: 0.375rem; }
[data-skin="borica"] progress { block-size: 0.5rem; border-radius: 0; }
[data-skin="borica"] progress::-webkit-progress-value { border-radius: 0; }

[data-skin="signhost"] { inline-size: min(36rem, 100%); }
[data-skin="signhost"] .card { border-radius: 0.875rem; }
.files { margin: 0; padding: 0; list-style: none; border: 1px solid var(--line); border-radius: 0.625rem; }
.files li {
  display: grid; grid-template-columns: 1.5rem minmax(0, 1fr); align-items: center; gap: 0 0.75rem;
  padding: 0.75rem 1rem;
}
.files li + li { border-block-start: 1px solid var(--line); }
.files svg {
  fill: none; stroke: var(--accent); stroke-width: 1.6; stroke-linejoin: round;
  stroke-linecap: round;
}
.file-name { font-weight: 600; }
.file-size { grid-column: 2; font-size: 0.875rem; color: var(--muted); }
@media (min-width: 30rem) {
  .files li { grid-template-columns: 1.5rem minmax(0, 1fr) auto; }
  .file-size { grid-column: 3; }
}
.sheet {
  padding: 1rem 1rem 0; border: 1px solid var(--line); border-radius: 0.625rem;
  background: light-dark(#e6eaf1, #0d1220); overflow: hidden;
}
.sheet svg { display: block; }
.sheet .paper { fill: #fff; }
.sheet .band { fill: #3f4a5f; }
.sheet .text { fill: #c3cad8; }
.field { fill: #eef8f0; stroke: #1f6b35; stroke-width: 1.5; stroke-dasharray: 6 5; }
.signature-line { fill: none; stroke: #1f6b35; stroke-width: 2; stroke-linecap: round; }
.signature-label { font: 600 13px system-ui, sans-serif; fill: #1f5a30; }
`;
