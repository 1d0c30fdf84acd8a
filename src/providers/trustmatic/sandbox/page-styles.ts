/** Text of `/assets/page.css`: what the shell's card does not style. */
export const pageStyles = `
.code {
  justify-self: center; inline-size: min(13rem, 70%); border-radius: 0.75rem;
  border: 1px solid var(--line);
}
.code-paper { fill: #fff; }
.code-ink { fill: #131a2b; fill-rule: evenodd; }
code {
  font: 0.8125rem ui-monospace, SFMono-Regular, Menlo, monospace; color: var(--muted);
  overflow-wrap: anywhere; direction: ltr; unicode-bidi: isolate;
}
`;
