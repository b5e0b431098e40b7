/** Colours and font of the mail templates, `line` for rules beside a text. A deployer with a house style passes another theme; no template changes. */
export type MailTheme = Record<
  | 'font'
  | 'ink'
  | 'soft'
  | 'accent'
  | 'warm'
  | 'line'
  | 'page'
  | 'sheet'
  | 'darkInk'
  | 'darkSoft'
  | 'darkAccent'
  | 'darkWarm'
  | 'darkLine'
  | 'darkPage'
  | 'darkSheet',
  string
>

/** Neutral: system fonts, nothing fetched; every text colour has a contrast of 7 : 1 or more on its ground (WCAG 2.2, 1.4.6). */
export const neutralTheme: MailTheme = {
  font: 'Arial, Helvetica, sans-serif',
  ink: '#1c2126',
  soft: '#4a5158',
  accent: '#134a5f',
  warm: '#8a4b08',
  line: '#5b8496',
  page: '#eef1f3',
  sheet: '#ffffff',
  darkInk: '#eceff1',
  darkSoft: '#c3cad0',
  darkAccent: '#a6d8ea',
  darkWarm: '#f0b46a',
  darkLine: '#7ba3b4',
  darkPage: '#14181b',
  darkSheet: '#1f2529',
}
