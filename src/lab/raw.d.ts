/** Vite's `?raw`: the text of a file. The page's own scripts are served as they are written. */
declare module '*?raw' {
  const text: string;
  export default text;
}
