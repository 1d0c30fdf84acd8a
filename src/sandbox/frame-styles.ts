// Colours, type and the banner that every page of the sandbox shares. Contrast is AA in both colour schemes.

export const frameStyles = `
:root {
  --ground: light-dark(#eef1f6, #0d1220);
  --surface: light-dark(#ffffff, #171e30);
  --raised: light-dark(#f5f7fb, #1f2840);
  --ink: light-dark(#131a2b, #eef2fb);
  --muted: light-dark(#525e76, #a7b3cc);
  --line: light-dark(#d7ddea, #303b57);
  --accent: light-dark(#2447d8, #9db4ff);
  --accent-strong: light-dark(#1a36ac, #c0ceff);
  --on-accent: light-dark(#ffffff, #0f1730);
  --good: light-dark(#0b7a4b, #62d6a2);
  --bad: light-dark(#b3261e, #ff9d94);
  --banner: light-dark(#ffe9a8, #47380a);
  --banner-ink: light-dark(#4a3600, #ffe9a8);
  font: 100%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  color: var(--ink);
  background: var(--ground);
  -webkit-text-size-adjust: 100%;
}
:root[data-scheme="light dark"] { color-scheme: light dark; }
:root[data-scheme="light"] { color-scheme: light; }
:root[data-scheme="dark"] { color-scheme: dark; }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; min-height: 100vh; min-height: 100dvh; display: flex; flex-direction: column; }
h1, h2, p { margin: 0; }
h1 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -0.01em; text-wrap: balance; }
:lang(ja) { word-break: auto-phrase; }
h1:focus { outline: none; }
a { color: var(--accent); text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.banner {
  display: flex; gap: 0.5rem; align-items: center; justify-content: center;
  padding: 0.5rem 1rem; background: var(--banner); color: var(--banner-ink);
  font-size: 0.8125rem; font-weight: 600; line-height: 1.35;
}
.banner-mark {
  flex: none; inline-size: 1.125rem; block-size: 1.125rem; border-radius: 50%; text-align: center;
  font-size: 0.75rem; line-height: 1.125rem; font-weight: 800; background: var(--banner-ink);
  color: var(--banner);
}
@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after { animation: none !important; transition: none !important; }
}
`;
