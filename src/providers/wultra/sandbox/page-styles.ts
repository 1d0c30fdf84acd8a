// Styles of the front page's own section. Colours come from the frame.

/** Text of `/assets/process.css`. */
export const pageStyles = `
h3 { margin: 0; font-size: 1rem; }
h3:focus { outline: none; }
[data-panel] button, [data-panel] select {
  font: inherit; color: var(--ink); background: var(--raised); border: 1px solid var(--line);
  border-radius: 0.625rem;
  min-block-size: 2.75rem; padding: 0.5rem 1rem; max-inline-size: 100%;
}
[data-panel] button { font-weight: 600; cursor: pointer; }
[data-panel] button:hover { border-color: var(--accent); }
[data-panel] button:disabled { color: var(--muted); cursor: default; border-color: var(--line); }
[data-panel] .primary { background: var(--accent); color: var(--on-accent); border-color: transparent; }
[data-panel] .primary:hover { background: var(--accent-strong); }
[data-panel] .primary:disabled { background: var(--line); color: var(--muted); }
.start { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; }
.start label {
  display: grid; gap: 0.25rem; flex: 1 1 16rem; min-inline-size: 0; color: var(--muted);
  font-size: 0.875rem;
}
.start select { inline-size: 100%; text-overflow: ellipsis; }
.process {
  display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); padding-block-start: 1rem;
  border-block-start: 1px solid var(--line);
}
.phases {
  display: flex; flex-wrap: wrap; gap: 0.375rem; margin: 0; padding: 0; list-style: none;
  font-size: 0.8125rem;
}
.phases li {
  padding: 0.125rem 0.625rem; border: 1px solid var(--line); border-radius: 1rem;
  color: var(--muted);
}
.phases li[data-done] { border-color: var(--good); color: var(--good); }
.phases li[aria-current] {
  background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 650;
}
.standing { color: var(--ink); font-size: 1.125rem; font-weight: 650; overflow-wrap: anywhere; }
.standing[data-tone="good"] { color: var(--good); }
.standing[data-tone="bad"], .problem { color: var(--bad); }
.next { display: grid; gap: 0.75rem; }
.choices { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.choices:empty { display: none; }
.process dt { inline-size: 12rem; }
.calls { display: grid; gap: 0.5rem; margin: 0; padding: 0; list-style: none; }
.calls details { border: 1px solid var(--line); border-radius: 0.625rem; background: var(--raised); }
.calls summary {
  padding: 0.5rem 0.75rem; cursor: pointer;
  font: 0.875rem/1.5 ui-monospace, SFMono-Regular, Menlo, monospace; overflow-wrap: anywhere;
}
.calls .failed { color: var(--bad); }
.calls h4 { margin: 0; padding: 0.5rem 0.75rem 0; font-size: 0.8125rem; color: var(--muted); }
.calls pre {
  margin: 0; padding: 0.25rem 0.75rem 0.75rem;
  font: 0.8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, monospace; white-space: pre-wrap;
  overflow-wrap: anywhere;
}
`;
