/** The look of the HTML report: the panel's colours (`ui/style/variables.css`; a test compares them), and how it prints. */

/** Of one theme, by the names of the panel's custom properties. */
export type Theme = Readonly<Record<string, string>>;

export const lightTheme: Theme = {
  bg: '#ffffff',
  'bg-2': '#f4f6fa',
  line: '#d9dee7',
  fg: '#1b1f26',
  'fg-2': '#48505e',
  'fg-3': '#5c6574',
  accent: '#0b57d0',
  pass: '#0e6632',
  fail: '#b3201a',
  'fail-bg': '#fdecea',
  warn: '#7d4b00',
  'warn-bg': '#fff3dc',
  'info-bg': '#e9f1fe',
};

export const darkTheme: Theme = {
  bg: '#1f2124',
  'bg-2': '#282b30',
  line: '#3b4048',
  fg: '#e8eaee',
  'fg-2': '#bdc4ce',
  'fg-3': '#a3abb8',
  accent: '#a8c7fa',
  pass: '#7bd99a',
  fail: '#ffa39b',
  'fail-bg': '#452321',
  warn: '#f4c368',
  'warn-bg': '#3b2e14',
  'info-bg': '#20304c',
};

const declare = (theme: Theme) =>
  Object.entries(theme)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');

export const reportStyle = `
:root{color-scheme:light dark;${declare(lightTheme)}}
@media screen and (prefers-color-scheme:dark){:root{${declare(darkTheme)}}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:1.5rem 1rem 3rem;background:var(--bg);color:var(--fg);font:14px/1.5 system-ui,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;margin:0 0 .25rem}
h2{font-size:1.15rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
h3{font-size:1rem;margin:0}
p{margin:.4rem 0}
a{color:var(--accent)}
code,.mono{font-family:ui-monospace,"SF Mono","Cascadia Mono","Roboto Mono",Consolas,"DejaVu Sans Mono",monospace;font-size:.9em}
.muted{color:var(--fg-3)}
.score{font-size:2.5rem;font-weight:600;line-height:1}
table{border-collapse:collapse;margin:.75rem 0}
th,td{text-align:left;padding:.2rem 1rem .2rem 0;border-bottom:1px solid var(--line)}
td.number,th.number{text-align:right}
article{border:1px solid var(--line);border-radius:4px;padding:.75rem 1rem;margin:.75rem 0;background:var(--bg-2);break-inside:avoid}
.badge{display:inline-block;border-radius:4px;padding:0 .4rem;font-size:.8rem;font-weight:600;background:var(--info-bg);color:var(--fg-2)}
.critical,.high,.failed{background:var(--fail-bg);color:var(--fail)}
.medium{background:var(--warn-bg);color:var(--warn)}
.passed{color:var(--pass)}
ul,ol{margin:.4rem 0;padding-left:1.4rem}
section.capture+section.capture{break-before:page;margin-top:3rem}
@media print{body{max-width:none;padding:0}a{color:inherit}}
`;
