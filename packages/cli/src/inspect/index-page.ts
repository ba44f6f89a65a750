import { escapeMarkup } from '../escape-markup.js';

/** A sheet as the page shows it. */
export interface PageEntry {
  readonly file: string;
  readonly title: string;
}

/** A page to look through sheets that lie beside it: by arrow keys, buttons or the list. It loads nothing else. */
export function indexPage(title: string, entries: readonly PageEntry[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeMarkup(title)}</title>
<style>
  body { margin: 0; padding: 12px; background: #18181c; color: #eee; font: 15px sans-serif; }
  nav { display: flex; gap: 8px; align-items: center; margin-bottom: 12px; }
  button, select { font: inherit; padding: 4px 12px; }
  img { max-width: 100%; }
</style>
<nav>
  <button id="back" aria-label="previous frame">←</button>
  <select id="frame" aria-label="frame">
${entries.map(({ file, title }) => `    <option value="${escapeMarkup(file)}">${escapeMarkup(title)}</option>`).join('\n')}
  </select>
  <button id="on" aria-label="next frame">→</button>
  <span>${escapeMarkup(title)}</span>
</nav>
<img id="sheet" alt="What each stage makes of the frame">
<script>
  const frame = document.getElementById('frame');
  const show = (index) => {
    frame.selectedIndex = Math.max(0, Math.min(frame.length - 1, index));
    document.getElementById('sheet').src = frame.value;
  };
  const step = (by) => show(frame.selectedIndex + by);
  document.getElementById('back').onclick = () => step(-1);
  document.getElementById('on').onclick = () => step(1);
  frame.onchange = () => step(0);
  document.onkeydown = ({ key }) => {
    if (document.activeElement === frame) return;
    if (key === 'ArrowLeft') step(-1);
    if (key === 'ArrowRight') step(1);
    if (key === 'Home') show(0);
    if (key === 'End') show(frame.length - 1);
  };
  show(0);
</script>
</html>
`;
}
