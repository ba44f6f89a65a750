import { escapeMarkup } from './escape-markup.js';

type Row = readonly string[];

/** A table of texts for a page. */
export function markupTable(rows: readonly Row[], heads?: Row): string {
  const row = (cells: Row, tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeMarkup(cell)}</${tag}>`).join('')}</tr>`;
  const all = [...(heads ? [row(heads, 'th')] : []), ...rows.map((cells) => row(cells, 'td'))];
  return `<table>\n${all.join('\n')}\n</table>`;
}
