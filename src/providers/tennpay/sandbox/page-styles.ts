/** Text of `/assets/page.css`: each vendor's colours and corners on the shell's card. */
export const pageStyles = `
[data-skin="onfido"] { --accent: light-dark(#3b2bd9, #b3abff); --accent-strong: light-dark(#2a1db0, #cfcaff); --on-accent: light-dark(#ffffff, #17114d); --corner-radius: 2rem; }
[data-skin="borica"] { --accent: light-dark(#00636b, #6fd6de); --accent-strong: light-dark(#004a50, #a0e7ec); --on-accent: light-dark(#ffffff, #00272a); --corner-radius: 0.375rem; }
[data-skin="signhost"] { --accent: light-dark(#1f6b35, #84d69b); --accent-strong: light-dark(#155027, #aee8be); --on-accent: light-dark(#ffffff, #062b12); --corner-radius: 0.625rem; }
.mark { flex: none; }
.brand-topic { margin-inline-start: auto; font-weight: 500; color: var(--muted); }
.card { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
button { border-radius: var(--corner-radius); }
.problem { color: var(--bad); font-weight: 600; }
[data-skin="borica"] .card { border-radius: 0.5rem; border-block-start: 0.375rem solid var(--accent); }
[data-skin="borica"] .finder { border-radius: 0.375rem; }
[data-skin="borica"] progress { border-radius: 0; block-size: 0.5rem; }
[data-skin="signhost"] { inline-size: min(38rem, 100%); }
[data-skin="signhost"] .card { border-radius: 0.875rem; }
.files { margin: 0; padding: 0; list-style: none; border: 1px solid var(--line); border-radius: 0.625rem; }
.files li { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.75rem; padding: 0.75rem 1rem; font-weight: 600; }
.files li + li { border-block-start: 1px solid var(--line); }
.files svg { flex: none; inline-size: 1.5rem; fill: none; stroke: var(--accent); stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round; }
.file-size { margin-inline-start: auto; font-size: 0.875rem; font-weight: 400; color: var(--muted); }
.sheet { padding: 1rem 1rem 0; border-radius: 0.625rem; background: var(--raised); border: 1px solid var(--line); overflow: hidden; }
.sheet svg { display: block; }
.field { fill: #eef8f0; stroke: #1f6b35; stroke-width: 1.5; stroke-dasharray: 6 5; }
.ink { fill: none; stroke: #1b3f94; stroke-width: 2.5; stroke-linecap: round; }
.field-label { font: 600 13px system-ui, sans-serif; fill: #1f5a30; }
`;
