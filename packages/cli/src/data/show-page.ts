import { escapeMarkup } from '../escape-markup.js';

/** A sequence as the page shows it. */
export interface ShownSequence {
  readonly heading: string;
  /** A PNG file. */
  readonly sheet: Uint8Array;
}

/** One page with all its pictures inside, so that it can be sent to somebody. */
export function showPage(title: string, sequences: readonly ShownSequence[]): string {
  const figures = sequences.map(({ heading, sheet }) => {
    const picture = `data:image/png;base64,${Buffer.from(sheet).toString('base64')}`;
    return `<figure><img src="${picture}" alt="${escapeMarkup(heading)}"></figure>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeMarkup(title)}</title>
<style>
  body { margin: 0; padding: 12px; background: #18181c; color: #eee; font: 15px sans-serif; }
  figure { margin: 0 0 24px; }
  img { max-width: 100%; }
</style>
<h1>${escapeMarkup(title)}</h1>
${figures.join('\n')}
</html>
`;
}
